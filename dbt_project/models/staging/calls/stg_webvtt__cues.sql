with

cue_records as (

    {{ latest_records(source('raw', 'vtt_cues')) }}

),

cue_fields as (

    {{ json_fields('cue_records', {
        'cue_index': '$.cue_index',
        'speaker_name': '$.speaker',
        'text': '$.text',
        'start_seconds': '$.start_seconds',
        'end_seconds': '$.end_seconds'
    }) }}

),

cues_typed as (

    select
        regexp_extract(_record_key, '^(.+)/[^/]+$', 1) as vtt_call_id,

        speaker_name,
        text,

        try_cast(cue_index as int) as cue_index,
        try_cast(start_seconds as double) as start_seconds,
        try_cast(end_seconds as double) as end_seconds

    from cue_fields

)

select * from cues_typed
