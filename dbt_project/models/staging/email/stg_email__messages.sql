with

message_records as (

    {{ latest_records(
        source('raw', 'email_messages'),
        iso_to_timestamp(json_text('record', '$.date'))
    ) }}

),

message_fields as (

    {{ json_fields('message_records', {
        'email_message_id': '$.message_id',
        'in_reply_to_id': '$.in_reply_to',
        'references_json': '$.references',
        'subject_text': '$.subject',
        'from_name': '$.from.name',
        'from_email': '$.from.email',
        'to_json': '$.to',
        'cc_json': '$.cc',
        'headers_json': '$.headers',
        'body_text': '$.text',
        'sent_at': '$.date'
    }) }}

),

messages_typed as (

    select
        coalesce(email_message_id, _record_key) as email_message_id,
        in_reply_to_id,
        {{ json_array_text('references_json', '$', separator=' ') }} as references_text,

        subject_text,
        from_name,
        lower(trim(from_email)) as from_email,
        lower({{ json_array_text('to_json', '$', '$.email') }}) as to_emails_text,
        lower({{ json_array_text('cc_json', '$', '$.email') }}) as cc_emails_text,
        body_text,
        regexp_extract(
            _source_file, '([^/]+?)([.](mbox|eml|txt))?([.]gz)?$', 1
        ) as mailbox,

        -- RFC 3834 and the older headers that mail programs really send.
        coalesce(
            regexp_extract(
                lower(headers_json), '"auto-submitted":.?"([a-z-]+)', 1
            ) not in ('', 'no')
            or regexp_extract(
                lower(headers_json), '"precedence":.?"([a-z_-]+)', 1
            ) in ('bulk', 'junk', 'auto_reply')
            or lower(headers_json) like '%"x-autoreply":%'
            or lower(headers_json) like '%"x-autorespond":%',
            false
        ) as is_auto_submitted,

        {{ iso_to_timestamp('sent_at') }} as sent_at

    from message_fields

)

select * from messages_typed
