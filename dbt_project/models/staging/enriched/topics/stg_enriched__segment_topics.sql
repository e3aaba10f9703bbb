with

segment_topics as (

    select * from {{ source('enriched', 'segment_topics') }}

),

segment_topics_selected as (

    select
        segment_id,
        topic_id,

        noise_reason,
        model_version,

        topic_version,
        similarity_score,

        is_noise

    from segment_topics

)

select * from segment_topics_selected
