with

segments as (

    select * from {{ source('enriched', 'message_segments') }}

),

segments_selected as (

    select
        segment_id,
        message_id,

        content_sha256,
        segment_text,
        language_code,
        model_version,

        segment_number,
        char_start,
        char_end,

        is_courtesy

    from segments

)

select * from segments_selected
