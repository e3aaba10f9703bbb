with

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

conversations_spread as (

    select
        conversation_id,
        primary_topic_id,
        channel,
        started_at::date as event_date,
        'started' as day_event

    from conversations

    union all

    select
        conversation_id,
        primary_topic_id,
        channel,
        resolved_at::date as event_date,
        'resolved' as day_event

    from conversations

    where resolved_at is not null

)

select * from conversations_spread
