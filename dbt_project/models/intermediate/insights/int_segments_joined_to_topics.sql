with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

topics as (

    select * from {{ ref('stg_enriched__topics') }}

),

watch_segments as (

    select * from {{ ref('stg_enriched__watch_topic_segments') }}

),

topic_segments as (

    select
        segment_id,
        topic_id,
        'assigned' as topic_basis

    from segments

    where topic_id is not null

    union all

    select
        segments.segment_id,
        topics.parent_topic_id as topic_id,
        'parent' as topic_basis

    from segments

    inner join topics
        on segments.topic_id = topics.topic_id

    where topics.parent_topic_id is not null

    union all

    select
        segment_id,
        topic_id,
        'watch' as topic_basis

    from watch_segments

),

segments_joined as (

    select
        topic_segments.segment_id,
        topic_segments.topic_id,
        segments.message_id,
        segments.conversation_id,

        topic_segments.topic_basis,

        segments.sentiment_score,

        segments.is_friction,

        segments.sent_at

    from topic_segments

    inner join segments
        on topic_segments.segment_id = segments.segment_id

    where not segments.is_courtesy

)

select * from segments_joined
