with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

-- a greeting is no insight, the heads read English, and a guess is not shown
shown_segments as (

    select
        segment_id,
        intent,
        second_intent,
        intent_confidence_score,
        second_intent_confidence_score

    from segments

    where language_code = 'en' and not is_courtesy and not is_intent_abstained

),

segment_intents_unioned as (

    select
        segment_id,

        intent,

        intent_confidence_score as confidence_score,

        true as is_main

    from shown_segments

    union all

    select
        segment_id,

        second_intent as intent,

        second_intent_confidence_score as confidence_score,

        false as is_main

    from shown_segments

    where second_intent is not null

)

select * from segment_intents_unioned
