with

topics as (

    select * from {{ ref('stg_enriched__topics') }}

),

examples as (

    select * from {{ ref('stg_enriched__topic_examples') }}

),

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

topic_segments as (

    select * from {{ ref('int_segments_joined_to_topics') }}

),

topic_quotes as (

    select
        examples.topic_id,
        {{ ordered_string_agg(
            'segments.segment_text', 'examples.example_number', '\n'
        ) }} as example_quotes

    from examples

    inner join segments
        on examples.segment_id = segments.segment_id

    group by examples.topic_id

),

topic_totals as (

    select
        topic_id,
        count(*) as segment_count,
        min(sent_at) as first_seen_at

    from topic_segments

    where topic_basis != 'parent'

    group by topic_id

),

topics_described as (

    select
        topics.topic_id::string as topic_id,
        topics.parent_topic_id::string as parent_topic_id,

        topics.topic_level::string as topic_level,
        topics.topic_label::string as topic_label,
        topics.key_phrases::string as key_phrases,
        topic_quotes.example_quotes::string as example_quotes,
        topics.status::string as status,

        topics.topic_version::int as topic_version,
        coalesce(topic_totals.segment_count, 0)::int as segment_count,

        coalesce(topic_totals.first_seen_at, topics.first_seen_at) as first_seen_at

    from topics

    left join topic_quotes
        on topics.topic_id = topic_quotes.topic_id

    left join topic_totals
        on topics.topic_id = topic_totals.topic_id

)

select * from topics_described
