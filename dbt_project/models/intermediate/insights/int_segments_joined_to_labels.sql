with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

segments as (

    select * from {{ ref('stg_enriched__message_segments') }}

),

sentiments as (

    select * from {{ ref('stg_enriched__segment_sentiments') }}

),

intents as (

    select * from {{ ref('stg_enriched__segment_intents') }}

),

segment_topics as (

    select * from {{ ref('stg_enriched__segment_topics') }}

),

segments_joined as (

    select
        segments.segment_id,
        segments.message_id,
        messages.conversation_id,
        -- a greeting is about nothing, whatever it is next to
        case when not segments.is_courtesy then segment_topics.topic_id end
            as topic_id,

        segments.segment_text,
        segments.language_code,
        intents.intent,
        intents.second_intent,
        sentiments.emotion,
        case
            when segments.is_courtesy then 'no_request'
            else segment_topics.noise_reason
        end as noise_reason,

        segments.segment_number,
        segments.char_start,
        segments.char_end,
        intents.confidence_score as intent_confidence_score,
        intents.second_confidence_score as second_intent_confidence_score,
        sentiments.sentiment_score,
        sentiments.wording_score,
        sentiments.emotion_confidence_score,
        case when not segments.is_courtesy then segment_topics.similarity_score end
            as similarity_score,

        segments.is_courtesy,
        intents.is_abstained as is_intent_abstained,
        sentiments.is_friction,
        segments.is_courtesy or coalesce(segment_topics.is_noise, true) as is_noise,

        messages.sent_at

    from segments

    -- inner join: a segment of a message after the as-of moment is not known yet
    inner join messages
        on segments.message_id = messages.message_id

    left join sentiments
        on segments.segment_id = sentiments.segment_id

    left join intents
        on segments.segment_id = intents.segment_id

    left join segment_topics
        on segments.segment_id = segment_topics.segment_id

)

select * from segments_joined
