with

transcript_records as (

    {{ latest_records(source('raw', 'gong_transcripts')) }}

),

transcript_fields as (

    {{ json_fields('transcript_records', {
        'gong_call_id': '$.callId',
        'transcript_json': '$.transcript'
    }) }}

),

transcripts_unnested_to_turns as (

    select
        gong_call_id,
        {{ unnest_json_array('transcript_json', '$', 'turn_json', 'turn_number') }}

    from transcript_fields

),

turns_unnested_to_sentences as (

    select
        gong_call_id,
        turn_number,
        {{ json_text('turn_json', '$.speakerId') }} as speaker_id,
        {{ unnest_json_array(
            'turn_json', '$.sentences', 'sentence_json', 'number_in_turn'
        ) }}

    from transcripts_unnested_to_turns

),

sentence_fields as (

    {{ json_fields('turns_unnested_to_sentences', {
        'start_milliseconds': '$.start',
        'end_milliseconds': '$.end',
        'text': '$.text'
    }, column='sentence_json', keep=[
        'gong_call_id', 'turn_number', 'number_in_turn', 'speaker_id'
    ]) }}

),

sentences_numbered_within_calls as (

    select
        gong_call_id,
        speaker_id,

        text,

        row_number() over (
            partition by gong_call_id
            order by turn_number, number_in_turn
        )::int as sentence_number,
        try_cast(start_milliseconds as double) / 1000 as start_seconds,
        try_cast(end_milliseconds as double) / 1000 as end_seconds

    from sentence_fields

)

select * from sentences_numbered_within_calls
