with

topic_conversations as (

    select * from {{ ref('int_topic_conversations_mapped_to_implications') }}

),

entities as (

    select * from {{ ref('int_entities_aggregated_to_topic_conversations') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

integrations as (

    select * from {{ ref('integrations') }}

),

conversations as (

    select * from {{ ref('fct_conversations') }}

),

topic_conversations_described as (

    select
        topic_conversations.topic_id::string as topic_id,
        topic_conversations.conversation_id::string as conversation_id,
        conversations.account_id::string as account_id,
        topic_conversations.segment_id::string as segment_id,
        segments.message_id::string as message_id,

        -- who speaks of a connection that is not there, and of nothing wrong, wants it:
        -- no page of docs would help, and wishes of others are told without asking
        case
            when
                topic_conversations.implication in ('docs_gap', 'other')
                and not integrations.is_supported
                then 'product_demand'
            else topic_conversations.implication
        end::string as implication,
        entities.entity_type::string as entity_type,
        entities.entity_id::string as entity,
        segments.segment_text::string as quote,  -- noqa: RF04

        segments.char_start::int as char_start,
        segments.char_end::int as char_end,
        topic_conversations.confidence_score::double as confidence_score,

        conversations.started_at::timestamp as started_at

    from topic_conversations

    inner join conversations
        on topic_conversations.conversation_id = conversations.conversation_id

    inner join segments
        on topic_conversations.segment_id = segments.segment_id

    -- a competitor is the thing only where the competitor is the point
    left join entities
        on
            topic_conversations.topic_id = entities.topic_id
            and topic_conversations.conversation_id = entities.conversation_id
            and (topic_conversations.implication = 'competitive_pressure')
            = entities.is_competitor

    left join integrations
        on
            entities.entity_id = integrations.integration_id
            and entities.entity_type = 'integration'

)

select * from topic_conversations_described
