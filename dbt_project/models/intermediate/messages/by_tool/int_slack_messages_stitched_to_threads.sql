with

messages as (

    select * from {{ ref('stg_slack__messages') }}

),

messages_with_previous as (

    select
        slack_message_id,
        channel_name,
        slack_user_id,
        bot_id,
        text,
        coalesce(thread_ts, ts) as thread_start_ts,
        sent_at,
        thread_ts is not null as is_threaded,
        lag(sent_at) over (
            partition by channel_name, thread_ts is not null
            order by sent_at, slack_message_id
        ) as previous_sent_at

    from messages

    where
        nullif(trim(text), '') is not null
        and coalesce(subtype, 'bot_message')
        in ('bot_message', 'thread_broadcast', 'file_share')

),

-- many talk without ever opening a thread: within the gap it is one talk
messages_with_starts as (

    select
        slack_message_id,
        channel_name,
        slack_user_id,
        bot_id,
        text,
        sent_at,
        case
            when
                is_threaded or previous_sent_at is null
                or {{ seconds_between('previous_sent_at', 'sent_at') }}
                > {{ var('slack_talk_gap_minutes') }} * 60
                then thread_start_ts
        end as own_thread_ts,
        is_threaded

    from messages_with_previous

),

messages_stitched as (

    select
        slack_message_id,
        slack_user_id,
        bot_id,

        channel_name,
        text,
        coalesce(
            own_thread_ts,
            max(own_thread_ts) over (
                partition by channel_name, is_threaded
                order by sent_at, slack_message_id
            )
        ) as thread_start_ts,

        sent_at

    from messages_with_starts

)

select * from messages_stitched
