with

call_records as (

    {{ latest_records(source('raw', 'vtt_calls')) }}

),

call_fields as (

    {{ json_fields('call_records', {
        'file': '$.file',
        'title': '$.title',
        'participants_text': '$.participants',
        'account_id': '$.account_id',
        'started_at': '$.started_at'
    }) }}

),

calls_typed as (

    select
        regexp_extract(file, '([^/]+?)([.]vtt)?([.]gz)?$', 1) as vtt_call_id,
        account_id,

        title,
        participants_text,

        {{ iso_to_timestamp('started_at') }} as started_at

    from call_fields

)

select * from calls_typed
