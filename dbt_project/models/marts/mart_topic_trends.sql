with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

conversations as (

    select * from {{ ref('fct_conversations') }}

),

topics as (

    select * from {{ ref('dim_topics') }}

),

thresholds as (

    select * from {{ ref('int_sentiment_thresholds_pivoted') }}

),

-- a conversation counts once a topic and once a week, however much is said in it
topic_conversations as (

    select
        segments.topic_id,
        segments.conversation_id,
        avg(segments.sentiment_score) as sentiment_score

    from segments

    where segments.topic_id is not null

    group by segments.topic_id, segments.conversation_id

),

weekly_totals as (

    select
        date_trunc('week', started_at)::date as trend_week,
        count(*) as all_conversation_count

    from conversations

    group by date_trunc('week', started_at)::date

),

weekly_topics as (

    select
        topic_conversations.topic_id,
        date_trunc('week', conversations.started_at)::date as trend_week,
        count(*) as conversation_count,
        count(distinct conversations.account_id) as account_count,
        avg(topic_conversations.sentiment_score) as mean_sentiment_score,
        count(*) filter (
            where topic_conversations.sentiment_score < thresholds.negative_below
        ) as negative_conversation_count

    from topic_conversations

    inner join conversations
        on topic_conversations.conversation_id = conversations.conversation_id

    cross join thresholds

    group by
        topic_conversations.topic_id,
        date_trunc('week', conversations.started_at)::date

),

topic_trends as (

    select
        weekly_topics.topic_id::string as topic_id,

        topics.topic_label::string as topic_label,

        weekly_topics.conversation_count::int as conversation_count,
        weekly_totals.all_conversation_count::int as all_conversation_count,
        weekly_topics.account_count::int as account_count,
        weekly_topics.negative_conversation_count::int as negative_conversation_count,
        (weekly_topics.conversation_count / weekly_totals.all_conversation_count::double)
            as share_of_volume,
        weekly_topics.mean_sentiment_score::double as mean_sentiment_score,

        weekly_topics.trend_week::date as week

    from weekly_topics

    inner join weekly_totals
        on weekly_topics.trend_week = weekly_totals.trend_week

    inner join topics
        on weekly_topics.topic_id = topics.topic_id

)

select * from topic_trends
