-- A reply or a solution before the question comes from two clocks or a wrong join. Few
-- such rows pull a mean reply time down unseen, so none is let through.
with

conversations as (

    select * from {{ ref('fct_conversations') }}

),

impossible_times as (

    select
        conversation_id,
        first_reply_time_calendar_minutes,
        first_resolution_calendar_minutes,
        final_resolution_calendar_minutes,
        started_at,
        last_message_at,
        resolved_at

    from conversations

    where
        first_reply_time_calendar_minutes < 0
        or first_reply_time_business_minutes < 0
        or first_resolution_calendar_minutes < 0
        or first_resolution_calendar_minutes > final_resolution_calendar_minutes
        or full_resolution_business_minutes < 0
        or last_message_at < started_at

)

select * from impossible_times
