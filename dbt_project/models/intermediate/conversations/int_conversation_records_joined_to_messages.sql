with

message_totals as (

    select * from {{ ref('int_messages_aggregated_to_conversations') }}

),

known_conversations as (

    select * from {{ ref('int_conversations_unioned') }}

),

csat_answers as (

    select * from {{ ref('int_csat_answers_aggregated_to_conversations') }}

),

records_joined as (

    select
        message_totals.conversation_id,
        coalesce(
            known_conversations.requester_person_key,
            message_totals.first_customer_person_key
        ) as requester_person_key,

        known_conversations.subject_text,
        known_conversations.agent_category,
        known_conversations.tags_text,
        known_conversations.priority,
        known_conversations.page_url,

        known_conversations.solve_count,
        coalesce(csat_answers.csat_score, known_conversations.csat_score)::int
            as csat_score,

        known_conversations.is_resolved as is_resolved_by_status,
        known_conversations.is_escalated,
        known_conversations.is_priority_raised,

        least(
            coalesce(known_conversations.created_at, message_totals.first_message_at),
            message_totals.first_message_at
        ) as started_at,
        known_conversations.first_resolved_at,
        known_conversations.last_resolved_at

    from message_totals

    left join known_conversations
        on message_totals.conversation_id = known_conversations.conversation_id

    left join csat_answers
        on message_totals.conversation_id = csat_answers.conversation_id

)

select * from records_joined
