with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

numbered_messages as (

    select * from {{ ref('int_messages_numbered_to_turns') }}

),

thresholds as (

    select * from {{ ref('int_sentiment_thresholds_pivoted') }}

),

-- "thanks for nothing" is no courtesy: its tone tells
scored_segments as (

    select
        segments.message_id,
        segments.conversation_id,
        segments.sentiment_score,
        segments.is_courtesy
        or coalesce(segments.intent = 'other', false) as is_beside_the_matter,
        -- "hooray, it works" is more than a courtesy: it tells how things ended
        segments.is_courtesy
        and segments.wording_score >= thresholds.negative_below as is_pleasantry,
        segments.sentiment_score < thresholds.bad_segment_below as is_bad

    from segments

    cross join thresholds

    where segments.sentiment_score is not null

),

message_scores as (

    select
        message_id,
        conversation_id,
        coalesce(
            -- what is bad is not made good by the friendly words around it
            min(sentiment_score) filter (where is_bad and not is_beside_the_matter),
            -- greetings say nothing about the matter: only when there is nothing else
            avg(sentiment_score) filter (where not is_beside_the_matter),
            avg(sentiment_score)
        ) as sentiment_score,
        bool_and(is_pleasantry) as is_pleasantry

    from scored_segments

    group by message_id, conversation_id

),

messages_scored as (

    select
        message_scores.message_id,
        message_scores.conversation_id,

        numbered_messages.turn_number,
        row_number() over (
            partition by message_scores.conversation_id
            order by numbered_messages.message_number
        )::int as customer_message_number,
        message_scores.sentiment_score,

        message_scores.is_pleasantry

    from message_scores

    inner join numbered_messages
        on message_scores.message_id = numbered_messages.message_id

)

select * from messages_scored
