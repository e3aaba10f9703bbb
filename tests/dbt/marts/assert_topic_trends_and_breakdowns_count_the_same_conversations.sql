-- Two tables that answer about one topic, watch topics included, must mean the same
-- conversations: a topic with 50 in one and 48 in the other makes people doubt both.
with

trends as (

    select * from {{ ref('mart_topic_trends') }}

),

breakdown as (

    select * from {{ ref('mart_topic_breakdown') }}

),

trend_totals as (

    select
        topic_id,
        sum(conversation_count)::bigint as conversation_count

    from trends

    group by topic_id

),

breakdown_totals as (

    select
        topic_id,
        sum(conversation_count)::bigint as conversation_count

    from breakdown

    group by topic_id

),

disagreements as (

    select
        trend_totals.topic_id,
        trend_totals.conversation_count as trend_conversation_count,
        breakdown_totals.conversation_count as breakdown_conversation_count

    from trend_totals

    -- left join: parents have a breakdown and no weeks of their own
    left join breakdown_totals
        on trend_totals.topic_id = breakdown_totals.topic_id

    where
        trend_totals.conversation_count
        is distinct from breakdown_totals.conversation_count

)

select * from disagreements
