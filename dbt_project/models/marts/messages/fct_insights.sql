with

labels as (

    select * from {{ ref('int_segment_labels_unioned') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

conversations as (

    select * from {{ ref('fct_conversations') }}

),

insights_described as (

    select
        md5(
            concat_ws('|', labels.segment_id, labels.label_family, labels.label)
        )::string as insight_id,
        labels.segment_id::string as segment_id,
        segments.message_id::string as message_id,
        segments.conversation_id::string as conversation_id,
        conversations.account_id::string as account_id,
        segments.topic_id::string as topic_id,

        conversations.channel::string as channel,
        labels.label_family::string as label_family,
        labels.label::string as label,  -- noqa: RF04
        labels.signal_kind::string as signal_kind,
        labels.strength::string as strength,
        labels.entity_type::string as entity_type,
        segments.segment_text::string as quote,  -- noqa: RF04

        segments.char_start::int as char_start,
        segments.char_end::int as char_end,
        labels.confidence_score::double as confidence_score,
        segments.sentiment_score::double as sentiment_score,

        segments.is_friction::boolean as is_friction,

        segments.sent_at::timestamp as sent_at

    from labels

    inner join segments
        on labels.segment_id = segments.segment_id

    inner join conversations
        on segments.conversation_id = conversations.conversation_id

)

select * from insights_described
