with

support_days as (

    select * from {{ ref('int_conversations_aggregated_to_support_days') }}

),

topics as (

    select * from {{ ref('dim_topics') }}

),

support_daily as (

    select
        md5(concat_ws(
            '|',
            support_days.support_date::string,
            coalesce(support_days.topic_id, ''),
            support_days.channel
        ))::string as support_day_id,
        support_days.topic_id::string as topic_id,

        topics.topic_label::string as topic_label,
        support_days.channel::string as channel,

        support_days.conversation_count,
        support_days.resolved_count,
        -- a day without a row changes no backlog: the last row before it holds
        (sum(support_days.conversation_count - support_days.resolved_count) over (
            partition by support_days.topic_id, support_days.channel
            order by support_days.support_date
            rows between unbounded preceding and current row
        ))::int as backlog_count,
        support_days.message_count,
        support_days.resolved_exchange_count,
        support_days.one_touch_fivetran_count,
        support_days.one_touch_zendesk_count,
        support_days.escalated_count,
        support_days.csat_answer_count,
        support_days.resolved_exchange_count
        / nullif(support_days.resolved_count, 0)::double
            as mean_exchanges_per_resolution,
        support_days.mean_csat_score,
        support_days.csat_answer_count
        / nullif(support_days.conversation_count, 0)::double
            as csat_response_share,
        support_days.mean_first_reply_time_calendar_minutes,
        support_days.mean_sentiment_score,

        support_days.support_date

    from support_days

    left join topics
        on support_days.topic_id = topics.topic_id

)

select * from support_daily
