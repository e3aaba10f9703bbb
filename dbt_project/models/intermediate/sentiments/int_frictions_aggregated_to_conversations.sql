with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

signals as (

    select * from {{ ref('int_signals_joined_to_segments') }}

),

messages as (

    select * from {{ ref('int_scored_messages_numbered') }}

),

thresholds as (

    select * from {{ ref('int_sentiment_thresholds_pivoted') }}

),

frictions as (

    select
        segments.message_id,
        bool_or(segments.is_friction) as has_friction,
        bool_or(coalesce(signals.signal = 'workaround', false)) as has_workaround

    from segments

    left join signals
        on segments.segment_id = signals.segment_id and not signals.is_casual

    where not segments.is_courtesy

    group by segments.message_id

),

message_frictions as (

    select
        messages.conversation_id,
        messages.customer_message_number,
        -- friction in the opening turn is the problem itself; after it, an answer
        -- did not end it. A workaround is none wherever it stands.
        frictions.has_workaround
        or (
            frictions.has_friction
            and messages.turn_number > min(messages.turn_number) over (
                partition by messages.conversation_id
            )
        ) as is_in_the_way,
        not messages.is_closing_courtesy
        and messages.sentiment_score >= thresholds.recovered_end_at_least
            as is_recovery

    from messages

    left join frictions
        on messages.message_id = frictions.message_id

    cross join thresholds

),

frictions_aggregated as (

    select
        conversation_id,

        coalesce(
            -- a recovery comes later: some tell gladly of a workaround they found
            max(customer_message_number) filter (where is_in_the_way)
            >= coalesce(max(customer_message_number) filter (where is_recovery), 0),
            false
        ) as has_lasting_friction

    from message_frictions

    group by conversation_id

)

select * from frictions_aggregated
