with

calls as (

    select * from {{ ref('stg_gong__calls') }}

),

parties as (

    select * from {{ ref('stg_gong__call_parties') }}

),

sentences as (

    select * from {{ ref('stg_gong__transcript_sentences') }}

),

sentences_assembled as (

    select
        'gong:' || calls.gong_call_id as conversation_id,
        'gong:' || coalesce(
            lower(parties.email), calls.gong_call_id || '/' || sentences.speaker_id
        ) as person_key,

        'gong' as source_name,
        case when parties.affiliation = 'Internal' then 'agent' else 'customer' end
            as author_role,
        sentences.text as sentence_text,

        sentences.sentence_number,
        sentences.start_seconds,
        sentences.end_seconds,

        calls.started_at as call_started_at

    from calls

    inner join sentences
        on calls.gong_call_id = sentences.gong_call_id

    left join parties
        on
            sentences.gong_call_id = parties.gong_call_id
            and sentences.speaker_id = parties.speaker_id

)

select * from sentences_assembled
