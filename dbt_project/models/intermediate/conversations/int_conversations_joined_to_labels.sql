with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

texts as (

    select * from {{ ref('stg_enriched__message_texts') }}

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

frictions as (

    select * from {{ ref('int_frictions_aggregated_to_conversations') }}

),

conversations_joined as (

    select
        conversations.conversation_id,
        topics.primary_topic_id,

        intents.primary_intent,
        texts.text as stated_problem,
        sentiments.sentiment_trajectory,

        sentiments.start_sentiment_score,
        sentiments.end_sentiment_score,
        sentiments.sentiment_delta_score,
        sentiments.min_sentiment_score,
        sentiments.mean_sentiment_score,

        conversations.is_resolved
        and (sentiments.is_negative_at_end or frictions.has_lasting_friction)
            as is_resolved_but_negative,
        intents.is_escalation_demanded,
        intents.has_churn_signal,
        intents.has_expansion_signal

    from conversations

    left join texts
        on conversations.first_customer_message_id = texts.message_id

    left join topics
        on conversations.conversation_id = topics.conversation_id

    left join intents
        on conversations.conversation_id = intents.conversation_id

    left join sentiments
        on conversations.conversation_id = sentiments.conversation_id

    left join frictions
        on conversations.conversation_id = frictions.conversation_id

)

select * from conversations_joined
