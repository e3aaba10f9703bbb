with

sentiments as (

    select * from {{ source('enriched', 'segment_sentiments') }}

),

sentiments_selected as (

    select
        segment_id,

        emotion,
        model_version,

        sentiment_score,
        emotion_confidence_score

    from sentiments

)

select * from sentiments_selected
