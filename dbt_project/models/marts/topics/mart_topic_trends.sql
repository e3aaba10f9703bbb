with

topic_weeks as (

    select * from {{ ref('int_topics_aggregated_to_weeks') }}

),

conversations as (

    select * from {{ ref('fct_conversations') }}

),

topics as (

    select * from {{ ref('dim_topics') }}

),

-- what a week's share is a share of: also conversations without a topic
weekly_totals as (

    select
        date_trunc('week', started_at)::date as trend_week,
        count(*) as all_conversation_count

    from conversations

    group by date_trunc('week', started_at)::date

),

topic_trends as (

    select
        topic_weeks.topic_id::string as topic_id,

        topics.topic_label::string as topic_label,

        topic_weeks.conversation_count::int as conversation_count,
        weekly_totals.all_conversation_count::int as all_conversation_count,
        topic_weeks.account_count::int as account_count,
        topic_weeks.negative_conversation_count::int as negative_conversation_count,
        topic_weeks.conversation_count / weekly_totals.all_conversation_count::double
            as share_of_volume,
        topic_weeks.mean_sentiment_score::double as mean_sentiment_score,

        topic_weeks.trend_week as week  -- noqa: RF04

    from topic_weeks

    inner join weekly_totals
        on topic_weeks.trend_week = weekly_totals.trend_week

    inner join topics
        on topic_weeks.topic_id = topics.topic_id

)

select * from topic_trends
