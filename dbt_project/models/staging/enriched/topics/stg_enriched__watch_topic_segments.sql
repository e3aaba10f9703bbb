with

watch_segments as (

    select * from {{ source('enriched', 'watch_topic_segments') }}

),

watch_segments_selected as (

    select
        topic_id,
        segment_id,

        matched_by,

        similarity_score

    from watch_segments

)

select * from watch_segments_selected
