with

topic_conversations as (

    select * from {{ ref('fct_topic_conversations') }}

),

topics as (

    select * from {{ ref('dim_topics') }}

),

conversations_ranked as (

    select
        topic_id,
        conversation_id,
        account_id,
        message_id,
        implication,
        entity_type,
        entity,
        quote,  -- noqa: RF04
        row_number() over (
            partition by topic_id, implication, entity_type, entity
            order by confidence_score desc, conversation_id asc
        ) as example_number

    from topic_conversations

),

breakdown_totals as (

    select
        topic_id,
        implication,
        entity_type,
        entity,
        max(message_id) filter (where example_number = 1) as example_message_id,
        max(quote) filter (where example_number = 1) as example_quote,
        count(*) as conversation_count,
        count(distinct account_id) as account_count

    from conversations_ranked

    group by topic_id, implication, entity_type, entity

),

topic_breakdown as (

    select
        breakdown_totals.topic_id::string as topic_id,
        topics.parent_topic_id::string as parent_topic_id,
        breakdown_totals.example_message_id::string as example_message_id,

        topics.topic_label::string as topic_label,
        breakdown_totals.implication::string as implication,
        breakdown_totals.entity_type::string as entity_type,
        breakdown_totals.entity::string as entity,
        breakdown_totals.example_quote::string as example_quote,

        breakdown_totals.conversation_count::int as conversation_count,
        breakdown_totals.account_count::int as account_count,
        breakdown_totals.conversation_count
        / (sum(breakdown_totals.conversation_count) over (
            partition by breakdown_totals.topic_id
        ))::double as share_of_topic

    from breakdown_totals

    inner join topics
        on breakdown_totals.topic_id = topics.topic_id

)

select * from topic_breakdown
