-- Demand, defects and competitors are parts of one topic. Parts that are more or less
-- than the whole count a conversation twice or lose it, and whoever weighs demand
-- against quality by them decides on a number that nobody can look into.
with

breakdown as (

    select * from {{ ref('mart_topic_breakdown') }}

),

insights as (

    select * from {{ ref('fct_insights') }}

),

topics as (

    select * from {{ ref('dim_topics') }}

),

breakdown_totals as (

    select
        breakdown.topic_id,
        sum(breakdown.conversation_count)::bigint as conversation_count

    from breakdown

    inner join topics
        on breakdown.topic_id = topics.topic_id

    -- what fits a watch topic has no insight that says so
    where topics.status != 'watch'

    group by breakdown.topic_id

),

insight_topics as (

    select
        conversation_id,
        topic_id

    from insights

    where topic_id is not null

    union all

    select
        insights.conversation_id,
        topics.parent_topic_id as topic_id

    from insights

    inner join topics
        on insights.topic_id = topics.topic_id

    where topics.parent_topic_id is not null

),

insight_totals as (

    select
        topic_id,
        count(distinct conversation_id) as conversation_count

    from insight_topics

    group by topic_id

),

disagreements as (

    select
        coalesce(breakdown_totals.topic_id, insight_totals.topic_id) as topic_id,
        breakdown_totals.conversation_count as breakdown_conversation_count,
        insight_totals.conversation_count as insight_conversation_count

    from breakdown_totals

    full join insight_totals
        on breakdown_totals.topic_id = insight_totals.topic_id

    where
        breakdown_totals.conversation_count
        is distinct from insight_totals.conversation_count

)

select * from disagreements
