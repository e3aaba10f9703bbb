with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

topic_totals as (

    select
        conversation_id,
        topic_id,
        count(*) as segment_count,
        sum(similarity_score) as similarity_total,
        min(sent_at) as first_sent_at

    from segments

    where topic_id is not null

    group by conversation_id, topic_id

),

-- the topic most is said about; of two alike the one that came first
topics_ranked as (

    select
        conversation_id,
        topic_id,
        row_number() over (
            partition by conversation_id
            order by
                segment_count desc,
                first_sent_at asc,
                similarity_total desc,
                topic_id asc
        ) as topic_rank

    from topic_totals

),

topics_aggregated as (

    select
        conversation_id,
        max(topic_id) filter (where topic_rank = 1) as primary_topic_id,

        count(*)::int as topic_count

    from topics_ranked

    group by conversation_id

)

select * from topics_aggregated
