with

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

text_totals as (

    select * from {{ ref('int_texts_aggregated_to_conversations') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

segment_totals as (

    select
        conversation_id,
        count(*) as segment_count,
        count(*) filter (where noise_reason = 'unlike_any_topic') as outlier_count,
        count(*) filter (where language_code != 'en') as foreign_segment_count,
        count(distinct message_id) filter (where language_code != 'en')
            as foreign_message_count

    from segments

    group by conversation_id

),

capture_months as (

    select
        conversations.source_name,
        conversations.channel,

        count(*)::int as conversation_count,
        sum(conversations.message_count)::int as message_count,
        count(*) filter (where text_totals.has_text) / count(*)::double
            as share_with_text,
        count(conversations.account_id) / count(*)::double as share_with_account,
        count(conversations.primary_topic_id) / count(*)::double as share_with_topic,
        count(conversations.primary_intent) / count(*)::double as share_labelled,
        sum(segment_totals.outlier_count)
        / nullif(sum(segment_totals.segment_count), 0)::double as noise_share,
        coalesce(sum(segment_totals.foreign_segment_count), 0)::int
            as not_english_segment_count,
        coalesce(sum(segment_totals.foreign_message_count), 0)::int
            as not_english_message_count,
        sum(segment_totals.foreign_segment_count)
        / nullif(sum(segment_totals.segment_count), 0)::double as not_english_share,

        date_trunc('month', conversations.started_at)::date as capture_month

    from conversations

    left join text_totals
        on conversations.conversation_id = text_totals.conversation_id

    left join segment_totals
        on conversations.conversation_id = segment_totals.conversation_id

    group by
        conversations.source_name,
        conversations.channel,
        date_trunc('month', conversations.started_at)::date

)

select * from capture_months
