with

topic_segments as (

    select * from {{ ref('int_segments_joined_to_topics') }}

),

implications as (

    select * from {{ ref('int_segment_labels_mapped_to_implications') }}

),

-- left join: a segment without a label is about the topic all the same
topic_implications as (

    select
        topic_segments.topic_id,
        topic_segments.conversation_id,
        topic_segments.segment_id,
        coalesce(implications.implication, 'other') as implication,
        coalesce(implications.implication_rank, 7) as implication_rank,
        coalesce(implications.confidence_score, 0) as confidence_score

    from topic_segments

    left join implications
        on topic_segments.segment_id = implications.segment_id

),

implications_weighed as (

    select
        topic_id,
        conversation_id,
        segment_id,
        implication,
        implication_rank,
        confidence_score,
        -- rounded, or the order of adding would break a tie
        round(sum(confidence_score) over (
            partition by topic_id, conversation_id, implication_rank, implication
        ), 6) as implication_weight

    from topic_implications

),

-- the first rank that was said; of demand and defect, the one said more surely
implications_ranked as (

    select
        topic_id,
        conversation_id,
        segment_id,
        implication,
        confidence_score,
        row_number() over (
            partition by topic_id, conversation_id
            order by
                implication_rank asc,
                implication_weight desc,
                implication asc,
                confidence_score desc,
                segment_id asc
        ) as evidence_number

    from implications_weighed

),

conversations_mapped as (

    select
        topic_id,
        conversation_id,
        segment_id,

        implication,

        confidence_score

    from implications_ranked

    where evidence_number = 1

)

select * from conversations_mapped
