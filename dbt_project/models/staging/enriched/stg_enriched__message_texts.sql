with

texts as (

    select * from {{ source('enriched', 'message_texts') }}

),

texts_selected as (

    select
        message_id,

        text,
        source_text_md5,
        text_sha256,
        model_version,

        redaction_count,
        filler_count,
        hesitation_count,

        has_quoted_text,
        has_signature

    from texts

)

select * from texts_selected
