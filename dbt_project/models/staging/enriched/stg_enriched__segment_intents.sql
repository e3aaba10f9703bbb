with

intents as (

    select * from {{ source('enriched', 'segment_intents') }}

),

intents_selected as (

    select
        segment_id,

        intent,
        model_version,

        confidence_score

    from intents

)

select * from intents_selected
