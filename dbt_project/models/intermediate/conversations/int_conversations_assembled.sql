with

message_totals as (

    select * from {{ ref('int_messages_aggregated_to_conversations') }}

),

records as (

    select * from {{ ref('int_conversation_records_joined_to_messages') }}

),

resolutions as (

    select * from {{ ref('int_conversations_resolved_by_status_or_silence') }}

),

conversations_assembled as (

    select
        message_totals.conversation_id,
        records.requester_person_key,
        message_totals.first_customer_message_id,

        message_totals.source_name,
        message_totals.channel,
        records.subject_text,
        records.agent_category,
        records.tags_text,
        records.priority,
        records.page_url,
        message_totals.first_author_role,
        message_totals.last_author_role,
        resolutions.resolution_basis,

        message_totals.message_count,
        message_totals.customer_message_count,
        message_totals.agent_message_count,
        message_totals.internal_note_count,
        message_totals.bot_message_count,
        message_totals.exchange_count,
        message_totals.turn_count,
        message_totals.agent_reply_count,
        records.solve_count,
        records.csat_score,

        resolutions.is_resolved,
        resolutions.is_resolved and message_totals.agent_reply_count = 1
            as is_one_touch_fivetran,
        resolutions.is_resolved and message_totals.agent_reply_count < 2
            as is_one_touch_zendesk,
        resolutions.is_resolved and message_totals.agent_reply_count = 0
            as is_zero_reply_close,
        records.is_escalated,
        records.is_priority_raised,

        records.started_at,
        message_totals.last_message_at,
        message_totals.first_agent_reply_at,
        resolutions.first_resolved_at,
        resolutions.resolved_at

    from message_totals

    inner join records
        on message_totals.conversation_id = records.conversation_id

    inner join resolutions
        on message_totals.conversation_id = resolutions.conversation_id

)

select * from conversations_assembled
