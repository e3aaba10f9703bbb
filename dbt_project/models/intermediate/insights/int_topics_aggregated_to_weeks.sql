with

segments as (

    select * from {{ ref('int_segments_joined_to_topics') }}

),

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

thresholds as (

    select * from {{ ref('int_sentiment_thresholds_pivoted') }}

),

-- a conversation counts once a topic and once a week, however much is said in it
topic_conversations as (

    select
        topic_id,
        conversation_id,
        avg(sentiment_score) as sentiment_score

    from segments

    where topic_basis != 'parent'

    group by topic_id, conversation_id

),

topics_aggregated as (

    select
        topic_conversations.topic_id,

        count(*)::int as conversation_count,
        count(distinct conversations.account_id)::int as account_count,
        (count(*) filter (
            where topic_conversations.sentiment_score < thresholds.negative_below
        ))::int as negative_conversation_count,
        avg(topic_conversations.sentiment_score) as mean_sentiment_score,

        date_trunc('week', conversations.started_at)::date as trend_week

    from topic_conversations

    inner join conversations
        on topic_conversations.conversation_id = conversations.conversation_id

    cross join thresholds

    group by
        topic_conversations.topic_id,
        date_trunc('week', conversations.started_at)::date

)

select * from topics_aggregated
