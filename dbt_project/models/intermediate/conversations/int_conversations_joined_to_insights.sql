with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

texts as (

    select * from {{ ref('stg_enriched__message_texts') }}

),

timings as (

    select * from {{ ref('int_conversations_timed') }}

),

accounts_of_conversations as (

    select * from {{ ref('int_conversations_resolved_to_accounts') }}

),

topics as (

    select * from {{ ref('int_topics_aggregated_to_conversations') }}

),

intents as (

    select * from {{ ref('int_intents_aggregated_to_conversations') }}

),

sentiments as (

    select * from {{ ref('int_sentiments_aggregated_to_conversations') }}

),

conversations_joined as (

    select
        conversations.conversation_id,
        accounts_of_conversations.account_id,
        accounts_of_conversations.contact_id,
        topics.primary_topic_id,

        conversations.source_name,
        conversations.channel,
        conversations.subject_text,
        conversations.agent_category,
        conversations.tags_text,
        conversations.priority,
        conversations.page_url,
        accounts_of_conversations.account_resolution_method,
        intents.primary_intent,
        texts.text as stated_problem,
        conversations.resolution_basis,
        sentiments.sentiment_trajectory,

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
        sentiments.start_sentiment_score,
        sentiments.end_sentiment_score,
        sentiments.sentiment_delta_score,
        sentiments.min_sentiment_score,
        sentiments.mean_sentiment_score,

        conversations.is_resolved,
        conversations.is_one_touch_fivetran,
        conversations.is_one_touch_zendesk,
        conversations.is_zero_reply_close,
        conversations.is_resolved and sentiments.is_negative_at_end
            as is_resolved_but_negative,
        conversations.is_escalated,
        intents.is_escalation_demanded,
        conversations.is_priority_raised,

        conversations.started_at,
        conversations.last_message_at,
        conversations.resolved_at

    from conversations

    inner join timings
        on conversations.conversation_id = timings.conversation_id

    inner join accounts_of_conversations
        on conversations.conversation_id = accounts_of_conversations.conversation_id

    left join texts
        on conversations.first_customer_message_id = texts.message_id

    left join topics
        on conversations.conversation_id = topics.conversation_id

    left join intents
        on conversations.conversation_id = intents.conversation_id

    left join sentiments
        on conversations.conversation_id = sentiments.conversation_id

)

select * from conversations_joined
