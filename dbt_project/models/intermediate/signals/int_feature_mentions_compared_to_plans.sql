with

entities as (

    select * from {{ ref('stg_enriched__segment_entities') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

accounts_of_conversations as (

    select * from {{ ref('int_conversations_resolved_to_accounts') }}

),

accounts as (

    select * from {{ ref('int_accounts_joined_to_contracts') }}

),

features as (

    select * from {{ ref('feature_catalogue') }}

),

plans as (

    select * from {{ ref('plans') }}

),

segment_entities as (

    select
        segment_id,
        entity_type,
        entity_id,
        matched_text,
        bool_or(entity_type in ('integration', 'competitor')) over (
            partition by segment_id
        ) as has_tool

    from entities

),

mentions_compared as (

    select
        segment_entities.segment_id,
        segments.message_id,
        features.feature_id,

        account_plans.plan as account_plan,

        feature_plans.plan_rank as minimum_plan_rank,

        -- who names a feature knows it, and "a Salesforce sync" is no other tool's sync
        segment_entities.matched_text is null
        and not segment_entities.has_tool as is_described,
        -- whose plan is not known has at least the cheapest
        coalesce(account_plans.plan_rank, 1) >= feature_plans.plan_rank as is_included

    from segment_entities

    inner join segments
        on segment_entities.segment_id = segments.segment_id

    inner join features
        on segment_entities.entity_id = features.feature_id

    inner join plans as feature_plans  -- noqa: AL07
        on features.minimum_plan = feature_plans.plan

    left join accounts_of_conversations
        on segments.conversation_id = accounts_of_conversations.conversation_id

    left join accounts
        on accounts_of_conversations.account_id = accounts.account_id

    left join plans as account_plans  -- noqa: AL07
        on accounts.plan = account_plans.plan

    where segment_entities.entity_type = 'feature' and not segments.is_courtesy

)

select * from mentions_compared
