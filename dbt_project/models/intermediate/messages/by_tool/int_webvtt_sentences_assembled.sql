with

calls as (

    select * from {{ ref('stg_webvtt__calls') }}

),

cues as (

    select * from {{ ref('stg_webvtt__cues') }}

),

own_domains as (

    select * from {{ ref('own_domains') }}

),

cues_with_email as (

    select
        calls.vtt_call_id,
        calls.started_at,
        cues.speaker_name,
        cues.cue_index,
        cues.text,
        cues.start_seconds,
        cues.end_seconds,
        nullif(lower(split_part(
            split_part(calls.participants_text, cues.speaker_name || ' <', 2), '>', 1
        )), '') as speaker_email

    from calls

    inner join cues
        on calls.vtt_call_id = cues.vtt_call_id

),

sentences_assembled as (

    select
        'vtt:' || cues_with_email.vtt_call_id as conversation_id,
        'vtt:' || coalesce(
            cues_with_email.speaker_email,
            cues_with_email.vtt_call_id || '/' || cues_with_email.speaker_name
        ) as person_key,

        'vtt' as source_name,
        case when own_domains.domain is not null then 'agent' else 'customer' end
            as author_role,
        cues_with_email.text as sentence_text,

        cues_with_email.cue_index as sentence_number,
        cues_with_email.start_seconds,
        cues_with_email.end_seconds,

        cues_with_email.started_at as call_started_at

    from cues_with_email

    left join own_domains
        on split_part(cues_with_email.speaker_email, '@', 2) = own_domains.domain

)

select * from sentences_assembled
