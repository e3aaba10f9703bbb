with

gong_sentences as (

    select * from {{ ref('int_gong_sentences_assembled') }}

),

webvtt_sentences as (

    select * from {{ ref('int_webvtt_sentences_assembled') }}

),

all_sentences as (

    select * from gong_sentences
    union all
    select * from webvtt_sentences

),

sentences_unioned as (

    select
        conversation_id,
        person_key,

        source_name,
        author_role,
        sentence_text,

        sentence_number,
        start_seconds,
        end_seconds,

        call_started_at

    from all_sentences

)

select * from sentences_unioned
