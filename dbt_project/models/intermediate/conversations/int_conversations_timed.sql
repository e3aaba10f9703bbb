with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

calendar_days as (

    select * from {{ ref('int_calendar_days_spined') }}

),

conversations_timed as (

    select
        conversations.conversation_id,

        {{ seconds_between(
            'conversations.started_at', 'conversations.first_agent_reply_at'
        ) }} / 60.0 as first_reply_time_calendar_minutes,
        (
            {{ business_minutes_until(
                'conversations.first_agent_reply_at', 'reply_days'
            ) }}
            - {{ business_minutes_until('conversations.started_at', 'start_days') }}
        )::double
            as first_reply_time_business_minutes,
        {{ seconds_between(
            'conversations.started_at', 'conversations.first_resolved_at'
        ) }} / 60.0 as first_resolution_calendar_minutes,
        {{ seconds_between('conversations.started_at', 'conversations.resolved_at') }}
        / 60.0 as final_resolution_calendar_minutes,
        (
            {{ business_minutes_until('conversations.resolved_at', 'resolution_days') }}
            - {{ business_minutes_until('conversations.started_at', 'start_days') }}
        )::double
            as full_resolution_business_minutes

    from conversations

    left join calendar_days as start_days  -- noqa: AL07
        on conversations.started_at::date = start_days.calendar_date

    left join calendar_days as reply_days  -- noqa: AL07
        on conversations.first_agent_reply_at::date = reply_days.calendar_date

    left join calendar_days as resolution_days  -- noqa: AL07
        on conversations.resolved_at::date = resolution_days.calendar_date

)

select * from conversations_timed
