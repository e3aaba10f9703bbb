with

zendesk_conversations as (

    select * from {{ ref('int_zendesk_conversations_assembled') }}

),

intercom_conversations as (

    select * from {{ ref('int_intercom_conversations_assembled') }}

),

email_conversations as (

    select * from {{ ref('int_email_conversations_assembled') }}

),

call_conversations as (

    select * from {{ ref('int_call_conversations_assembled') }}

),

generic_conversations as (

    select * from {{ ref('int_generic_conversations_assembled') }}

),

all_conversations as (

    select * from zendesk_conversations
    union all
    select * from intercom_conversations
    union all
    select * from email_conversations
    union all
    select * from call_conversations
    union all
    select * from generic_conversations

),

conversations_unioned as (

    select
        conversation_id,
        requester_person_key,

        subject_text,
        agent_category,
        tags_text,
        priority,
        page_url,

        csat_score,
        solve_count,

        is_resolved,
        is_escalated,
        is_priority_raised,

        created_at,
        first_resolved_at,
        last_resolved_at

    from all_conversations

)

select * from conversations_unioned
