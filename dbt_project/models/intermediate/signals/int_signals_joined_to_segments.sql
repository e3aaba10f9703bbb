with

signals as (

    select * from {{ ref('stg_enriched__segment_signals') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

signals_joined as (

    select
        signals.segment_id,
        segments.message_id,
        segments.conversation_id,

        signals.signal,
        signals.signal_kind,
        signals.strength,

        signals.confidence_score,

        signals.strength = 'casual' as is_casual,

        segments.sent_at

    from signals

    inner join segments
        on signals.segment_id = segments.segment_id

    where not segments.is_courtesy

)

select * from signals_joined
