with

day_events as (

    select * from {{ ref('int_conversations_spread_to_days') }}

),

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

support_days as (

    select
        day_events.primary_topic_id as topic_id,

        day_events.channel,

        (count(*) filter (where day_events.day_event = 'started'))::int
            as conversation_count,
        (count(*) filter (where day_events.day_event = 'resolved'))::int
            as resolved_count,
        coalesce(sum(conversations.message_count) filter (
            where day_events.day_event = 'started'
        ), 0)::int as message_count,
        coalesce(sum(conversations.exchange_count) filter (
            where day_events.day_event = 'resolved'
        ), 0)::int as resolved_exchange_count,
        (count(*) filter (
            where day_events.day_event = 'resolved'
            and conversations.is_one_touch_fivetran
        ))::int as one_touch_fivetran_count,
        (count(*) filter (
            where day_events.day_event = 'resolved'
            and conversations.is_one_touch_zendesk
        ))::int as one_touch_zendesk_count,
        (count(*) filter (
            where day_events.day_event = 'started' and conversations.is_escalated
        ))::int as escalated_count,
        (count(conversations.csat_score) filter (
            where day_events.day_event = 'started'
        ))::int as csat_answer_count,
        avg(conversations.csat_score) filter (where day_events.day_event = 'started')
            as mean_csat_score,
        avg(conversations.first_reply_time_calendar_minutes) filter (
            where day_events.day_event = 'started'
        ) as mean_first_reply_time_calendar_minutes,
        avg(conversations.mean_sentiment_score) filter (
            where day_events.day_event = 'started'
        ) as mean_sentiment_score,

        day_events.event_date as support_date

    from day_events

    inner join conversations
        on day_events.conversation_id = conversations.conversation_id

    group by day_events.primary_topic_id, day_events.channel, day_events.event_date

)

select * from support_days
