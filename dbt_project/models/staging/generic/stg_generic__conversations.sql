with

conversation_records as (

    {{ latest_records(
        source('raw', 'generic_conversations'),
        iso_to_timestamp(json_text('record', '$.resolved_at'))
    ) }}

),

conversation_fields as (

    {{ json_fields('conversation_records', {
        'conversation_id': '$.conversation_id',
        'subject_text': '$.subject',
        'conversation_status': '$.status',
        'priority': '$.priority',
        'csat_score': '$.csat_score',
        'tags_json': '$.tags',
        'created_at': '$.created_at',
        'resolved_at': '$.resolved_at'
    }) }}

),

conversations_typed as (

    select
        conversation_id,

        subject_text,
        lower(conversation_status) as conversation_status,
        lower(priority) as priority,
        -- a JSON list in JSON lines, one text in CSV
        coalesce({{ json_array_text('tags_json', '$') }}, tags_json) as tags_text,

        try_cast(csat_score as int) as csat_score,

        {{ iso_to_timestamp('created_at') }} as created_at,
        {{ iso_to_timestamp('resolved_at') }} as resolved_at

    from conversation_fields

)

select * from conversations_typed
