with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

accounts_of_conversations as (

    select * from {{ ref('int_conversations_resolved_to_accounts') }}

),

events as (

    select * from {{ ref('stg_product__events') }}

),

-- the person's own steps before the first word: what came after is no cause of it
events_before_contact as (

    select
        conversations.conversation_id,
        events.event_type,
        events.event_name,
        events.page_path,
        events.feature_id,
        events.outcome,
        events.occurred_at

    from conversations

    inner join accounts_of_conversations
        on conversations.conversation_id = accounts_of_conversations.conversation_id

    inner join events
        on
            accounts_of_conversations.contact_id = md5(lower(events.user_email))
            and conversations.started_at > events.occurred_at
            and events.occurred_at >= {{ add_seconds(
                'conversations.started_at', '-3600 * ' ~ var('behaviour_window_hours')
            ) }}

),

events_aggregated as (

    select
        conversation_id,

        max_by(feature_id, occurred_at) filter (
            where event_type = 'track' and feature_id is not null
        ) as attempted_feature_id,

        (count(*) filter (
            where event_type = 'page' and page_path not like '%docs%'
        ))::int as page_view_count,
        (count(*) filter (where event_type = 'page' and page_path like '%docs%'))::int
            as docs_visit_count,
        (count(*) filter (where event_type = 'track' and feature_id is not null))::int
            as feature_attempt_count,
        (count(*) filter (
            where event_type = 'track' and outcome in ('failed', 'abandoned', 'error')
        ))::int as failed_attempt_count

    from events_before_contact

    group by conversation_id

)

select * from events_aggregated
