with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

timings as (

    select * from {{ ref('int_conversations_timed') }}

),

accounts_of_conversations as (

    select * from {{ ref('int_conversations_resolved_to_accounts') }}

),

labels as (

    select * from {{ ref('int_conversations_joined_to_labels') }}

),

conversations_joined as (

    select
        conversations.conversation_id,
        accounts_of_conversations.account_id,
        accounts_of_conversations.contact_id,
        labels.primary_topic_id,

        conversations.source_name,
        conversations.channel,
        conversations.subject_text,
        conversations.agent_category,
        conversations.tags_text,
        conversations.priority,
        conversations.page_url,
        accounts_of_conversations.account_resolution_method,
        labels.primary_intent,
        labels.stated_problem,
        conversations.resolution_basis,
        labels.sentiment_trajectory,

        conversations.message_count,
        conversations.customer_message_count,
        conversations.agent_message_count,
        conversations.internal_note_count,
        conversations.bot_message_count,
        conversations.exchange_count,
        conversations.solve_count,
        conversations.csat_score,
        timings.first_reply_time_calendar_minutes,
        timings.first_reply_time_business_minutes,
        timings.first_resolution_calendar_minutes,
        timings.final_resolution_calendar_minutes,
        timings.full_resolution_business_minutes,
        labels.start_sentiment_score,
        labels.end_sentiment_score,
        labels.sentiment_delta_score,
        labels.min_sentiment_score,
        labels.mean_sentiment_score,

        conversations.is_resolved,
        conversations.is_one_touch_fivetran,
        conversations.is_one_touch_zendesk,
        conversations.is_zero_reply_close,
        labels.is_resolved_but_negative,
        conversations.is_escalated,
        labels.is_escalation_demanded,
        labels.has_churn_signal,
        labels.has_expansion_signal,
        conversations.is_priority_raised,

        conversations.started_at,
        conversations.last_message_at,
        conversations.resolved_at

    from conversations

    inner join timings
        on conversations.conversation_id = timings.conversation_id

    inner join accounts_of_conversations
        on conversations.conversation_id = accounts_of_conversations.conversation_id

    inner join labels
        on conversations.conversation_id = labels.conversation_id

)

select * from conversations_joined
