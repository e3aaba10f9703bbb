with

sentiments as (

    select * from {{ source('enriched', 'segment_sentiments') }}

),

sentiments_selected as (

    select
        segment_id,

        sentiment,
        emotion,
        model_version,

        sentiment_score,
        wording_score,
        friction_score,
        emotion_confidence_score,

        is_friction

    from sentiments

)

select * from sentiments_selected
