with

topic_segments as (

    select * from {{ ref('int_segments_joined_to_topics') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

entities as (

    select * from {{ ref('stg_enriched__segment_entities') }}

),

topic_messages as (

    select distinct
        topic_id,
        conversation_id,
        message_id

    from topic_segments

),

-- the sentence before the topic's own may name the thing: the whole message counts
entity_totals as (

    select
        topic_messages.topic_id,
        topic_messages.conversation_id,
        entities.entity_type,
        entities.entity_id,
        entities.entity_type = 'competitor' as is_competitor,
        count(*) as mention_count

    from topic_messages

    inner join segments
        on topic_messages.message_id = segments.message_id

    inner join entities
        on segments.segment_id = entities.segment_id

    where entities.entity_type != 'plan' and not segments.is_courtesy

    group by all

),

entities_ranked as (

    select
        topic_id,
        conversation_id,
        entity_type,
        entity_id,
        is_competitor,
        row_number() over (
            partition by topic_id, conversation_id, is_competitor
            order by
                mention_count desc,
                -- the tool is the point of "export to HubSpot", not the export
                (entity_type = 'integration')::int desc,
                entity_id asc
        ) as entity_rank

    from entity_totals

),

entities_aggregated as (

    select
        topic_id,
        conversation_id,

        entity_type,
        entity_id,

        is_competitor

    from entities_ranked

    where entity_rank = 1

)

select * from entities_aggregated
