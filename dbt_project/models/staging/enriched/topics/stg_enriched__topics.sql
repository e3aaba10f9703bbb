with

topics as (

    select * from {{ source('enriched', 'topics') }}

),

topics_selected as (

    select
        topic_id,
        parent_topic_id,

        topic_level,
        topic_label,
        key_phrases,
        status,
        model_version,

        topic_version,

        first_seen_at

    from topics

)

select * from topics_selected
