with

checks as (

    select * from {{ ref('int_label_checks_aggregated_to_labels') }}

),

agent_categories as (

    select * from {{ ref('int_agent_categories_compared_to_intents') }}

),

-- full join: what nobody has checked yet can still be compared with the agents
labels_compared as (

    select
        coalesce(checks.label_family, agent_categories.label_family) as label_family,
        coalesce(checks.label, agent_categories.label) as label,  -- noqa: RF04

        coalesce(checks.human_label_count, 0) as human_label_count,
        coalesce(checks.random_label_count, 0) as random_label_count,
        coalesce(checks.found_label_count, 0) as found_label_count,
        coalesce(checks.predicted_count, 0) as predicted_count,
        coalesce(checks.right_prediction_count, 0) as right_prediction_count,
        -- null without keywords: a list without a word for it is not wrong about it
        case when checks.is_in_keyword_list then checks.right_keyword_count end
            as right_keyword_count,
        coalesce(checks.keyword_count, 0) as keyword_count,
        {{ share_of(
            'agent_categories.agreed_conversation_count',
            'agent_categories.agent_conversation_count'
        ) }} as agent_tag_agreement,
        coalesce(agent_categories.agent_conversation_count, 0)
            as agent_conversation_count

    from checks

    full join agent_categories
        on
            checks.label_family = agent_categories.label_family
            and checks.label = agent_categories.label

),

label_quality as (

    select
        label_family::string as label_family,
        label::string as label,  -- noqa: RF04

        human_label_count::int as human_label_count,
        random_label_count::int as random_label_count,
        predicted_count::int as predicted_count,
        {{ share_of('right_prediction_count', 'predicted_count') }}
            as precision,  -- noqa: RF04
        {{ wilson_low('right_prediction_count', 'predicted_count') }}
            as precision_ci_low,
        {{ wilson_high('right_prediction_count', 'predicted_count') }}
            as precision_ci_high,
        {{ share_of('found_label_count', 'random_label_count') }} as recall,
        {{ wilson_low('found_label_count', 'random_label_count') }} as recall_ci_low,
        {{ wilson_high('found_label_count', 'random_label_count') }} as recall_ci_high,
        {{ harmonic_mean(
            share_of('right_prediction_count', 'predicted_count'),
            share_of('found_label_count', 'random_label_count')
        ) }} as f1,
        {{ share_of('right_keyword_count', 'keyword_count') }} as keyword_precision,
        {{ share_of('right_keyword_count', 'random_label_count') }} as keyword_recall,
        {{ harmonic_mean(
            share_of('right_keyword_count', 'keyword_count'),
            share_of('right_keyword_count', 'random_label_count')
        ) }} as keyword_f1,
        agent_tag_agreement::double as agent_tag_agreement,
        agent_conversation_count::int as agent_conversation_count,

        human_label_count >= {{ var('enough_human_label_count') }} as is_enough_labels

    from labels_compared

)

select * from label_quality
