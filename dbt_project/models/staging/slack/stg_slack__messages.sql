with

message_records as (

    {{ latest_records(
        source('raw', 'slack_messages'),
        epoch_to_timestamp(json_text('record', '$.edited.ts'))
    ) }}

),

message_fields as (

    {{ json_fields('message_records', {
        'slack_user_id': '$.user',
        'bot_id': '$.bot_id',
        'subtype': '$.subtype',
        'text': '$.text',
        'thread_ts': '$.thread_ts',
        'ts': '$.ts'
    }) }}

),

messages_typed as (

    select
        _record_key as slack_message_id,
        slack_user_id,
        bot_id,

        regexp_extract(_record_key, '^(.+)/[^/]+$', 1) as channel_name,
        subtype,
        text,
        thread_ts,
        ts,

        {{ epoch_to_timestamp('ts') }} as sent_at

    from message_fields

)

select * from messages_typed
