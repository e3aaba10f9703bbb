with

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

accounts as (

    select * from {{ ref('int_conversations_joined_to_accounts') }}

),

conversations_described as (

    select
        conversations.conversation_id,
        accounts.account_id,
        conversations.contact_id,
        conversations.primary_topic_id,

        conversations.source_name,
        conversations.channel,
        conversations.agent_category,
        conversations.tags_text,
        conversations.priority,
        -- what stands behind the question mark may name a person
        split_part(conversations.page_url, '?', 1) as page_url,
        conversations.account_resolution_method,
        conversations.primary_intent,
        conversations.stated_problem,
        conversations.resolution_basis,
        conversations.sentiment_trajectory,
        accounts.behaviour_narrative,

        conversations.message_count,
        conversations.customer_message_count,
        conversations.agent_message_count,
        conversations.internal_note_count,
        conversations.bot_message_count,
        conversations.exchange_count,
        accounts.reopen_count,
        conversations.csat_score::double as csat_score,
        conversations.first_reply_time_calendar_minutes,
        conversations.first_reply_time_business_minutes,
        conversations.first_resolution_calendar_minutes,
        conversations.final_resolution_calendar_minutes,
        conversations.full_resolution_business_minutes,
        conversations.start_sentiment_score,
        conversations.end_sentiment_score,
        conversations.sentiment_delta_score,
        conversations.min_sentiment_score,
        conversations.mean_sentiment_score,
        accounts.lifecycle_day,

        conversations.is_resolved,
        conversations.is_one_touch_fivetran,
        conversations.is_one_touch_zendesk,
        conversations.is_zero_reply_close,
        conversations.is_escalated,
        conversations.is_escalation_demanded,
        conversations.is_priority_raised,
        conversations.is_resolved_but_negative,
        conversations.has_churn_signal,
        conversations.has_expansion_signal,

        conversations.started_at,
        conversations.last_message_at,
        conversations.resolved_at

    from conversations

    inner join accounts
        on conversations.conversation_id = accounts.conversation_id

)

select * from conversations_described
