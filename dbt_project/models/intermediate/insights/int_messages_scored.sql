with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

numbered_messages as (

    select * from {{ ref('int_messages_numbered_to_turns') }}

),

message_scores as (

    select
        message_id,
        conversation_id,
        min(sent_at) as sent_at,
        -- greetings say nothing about the matter: only when there is nothing else
        coalesce(
            avg(sentiment_score) filter (where intent != 'other'),
            avg(sentiment_score)
        ) as sentiment_score

    from segments

    where sentiment_score is not null

    group by message_id, conversation_id

),

messages_scored as (

    select
        message_scores.message_id,
        message_scores.conversation_id,

        row_number() over (
            partition by message_scores.conversation_id
            order by numbered_messages.message_number
        )::int as customer_message_number,
        (count(*) over (partition by message_scores.conversation_id))::int
            as customer_message_count,
        message_scores.sentiment_score

    from message_scores

    inner join numbered_messages
        on message_scores.message_id = numbered_messages.message_id

)

select * from messages_scored
