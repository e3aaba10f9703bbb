with

message_records as (

    {{ latest_records(
        source('raw', 'generic_messages'),
        iso_to_timestamp(json_text('record', '$.sent_at'))
    ) }}

),

message_fields as (

    {{ json_fields('message_records', {
        'conversation_id': '$.conversation_id',
        'message_id': '$.message_id',
        'account_id': '$.account_id',
        'author_id': '$.author_id',
        'channel': '$.channel',
        'author_role': '$.author_role',
        'author_email': '$.author_email',
        'subject_text': '$.subject',
        'text': '$.text',
        'sent_at': '$.sent_at'
    }) }}

),

messages_typed as (

    select
        message_id,
        conversation_id,
        account_id,
        author_id,

        channel,
        lower(author_role) as author_role,
        lower(trim(author_email)) as author_email,
        subject_text,
        text,

        {{ iso_to_timestamp('sent_at') }} as sent_at

    from message_fields

)

select * from messages_typed
