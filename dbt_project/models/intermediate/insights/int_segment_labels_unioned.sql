with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

intents as (

    select * from {{ ref('int_segment_intents_unioned') }}

),

signals as (

    select * from {{ ref('int_signals_joined_to_segments') }}

),

entities as (

    select * from {{ ref('stg_enriched__segment_entities') }}

),

segment_labels_unioned as (

    select
        segment_id,
        'intent' as label_family,
        intent as label,  -- noqa: RF04
        null as signal_kind,
        null as strength,
        null as entity_type,
        confidence_score

    from intents

    union all

    select
        segment_id,
        'emotion' as label_family,
        emotion as label,  -- noqa: RF04
        null as signal_kind,
        null as strength,
        null as entity_type,
        emotion_confidence_score as confidence_score

    from segments

    where emotion is not null and language_code = 'en' and not is_courtesy

    union all

    select
        segment_id,
        'signal' as label_family,
        signal as label,  -- noqa: RF04
        signal_kind,
        strength,
        null as entity_type,
        confidence_score

    from signals

    union all

    select
        entities.segment_id,
        'entity' as label_family,
        entities.entity_type || ':' || entities.entity_id as label,  -- noqa: RF04
        null as signal_kind,
        null as strength,
        entities.entity_type,
        entities.confidence_score

    from entities

    inner join segments
        on entities.segment_id = segments.segment_id

    where not segments.is_courtesy

)

select * from segment_labels_unioned
