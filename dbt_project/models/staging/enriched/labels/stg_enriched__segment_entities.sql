with

entities as (

    select * from {{ source('enriched', 'segment_entities') }}

),

entities_selected as (

    select
        segment_id,

        entity_type,
        entity_id,
        matched_text,
        model_version,

        char_start,
        char_end,
        confidence_score

    from entities

)

select * from entities_selected
