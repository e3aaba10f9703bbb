with

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

category_labels as (

    select * from {{ ref('agent_category_labels') }}

),

categories_compared as (

    select
        category_labels.label_family,
        category_labels.label,

        count(*)::int as agent_conversation_count,
        (count(*) filter (
            where conversations.primary_intent = category_labels.label
        ))::int as agreed_conversation_count

    from conversations

    inner join category_labels
        on lower(conversations.agent_category) = category_labels.agent_category

    -- what no machine could read has nothing to agree with
    where conversations.primary_intent is not null

    group by category_labels.label_family, category_labels.label

)

select * from categories_compared
