with

intents as (

    select * from {{ source('enriched', 'segment_intents') }}

),

intents_selected as (

    select
        segment_id,

        intent,
        second_intent,
        model_version,

        confidence_score,
        second_confidence_score,

        is_abstained

    from intents

)

select * from intents_selected
