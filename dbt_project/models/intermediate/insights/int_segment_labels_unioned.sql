with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

signals as (

    select * from {{ ref('stg_enriched__segment_signals') }}

),

segment_labels_unioned as (

    select
        segment_id,
        'intent' as label_family,
        intent as label,  -- noqa: RF04
        intent_confidence_score as confidence_score

    from segments

    where intent is not null and language_code = 'en'

    union all

    select
        segment_id,
        'emotion' as label_family,
        emotion as label,  -- noqa: RF04
        emotion_confidence_score as confidence_score

    from segments

    where emotion is not null and language_code = 'en'

    union all

    select
        segment_id,
        'signal' as label_family,
        signal as label,  -- noqa: RF04
        confidence_score

    from signals

)

select * from segment_labels_unioned
