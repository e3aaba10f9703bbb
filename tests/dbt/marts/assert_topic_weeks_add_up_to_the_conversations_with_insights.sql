-- A trend must lead by joins to the sentences behind it: a topic that counts
-- conversations without an insight, or counts one twice over its weeks, shows a growth
-- that nobody can look into.
with

trends as (

    select * from {{ ref('mart_topic_trends') }}

),

insights as (

    select * from {{ ref('fct_insights') }}

),

topics as (

    select * from {{ ref('dim_topics') }}

),

-- what fits a watch topic has no insight that says so
trend_totals as (

    select
        trends.topic_id,
        sum(trends.conversation_count)::bigint as conversation_count

    from trends

    inner join topics
        on trends.topic_id = topics.topic_id

    where topics.status != 'watch'

    group by trends.topic_id

),

insight_totals as (

    select
        topic_id,
        count(distinct conversation_id) as conversation_count

    from insights

    where topic_id is not null

    group by topic_id

),

disagreements as (

    select
        coalesce(trend_totals.topic_id, insight_totals.topic_id) as topic_id,
        trend_totals.conversation_count as trend_conversation_count,
        insight_totals.conversation_count as insight_conversation_count

    from trend_totals

    full join insight_totals
        on trend_totals.topic_id = insight_totals.topic_id

    where
        trend_totals.conversation_count
        is distinct from insight_totals.conversation_count

)

select * from disagreements
