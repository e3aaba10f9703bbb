with

conversation_records as (

    {{ latest_records(
        source('raw', 'intercom_conversations'),
        epoch_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

conversation_fields as (

    {{ json_fields('conversation_records', {
        'intercom_conversation_id': '$.id',
        'parts_json': '$.conversation_parts.conversation_parts'
    }) }}

),

conversations_unnested_to_parts as (

    select
        intercom_conversation_id,
        {{ unnest_json_array('parts_json', '$', 'part_json', 'part_number') }}

    from conversation_fields

),

part_fields as (

    {{ json_fields('conversations_unnested_to_parts', {
        'conversation_part_id': '$.id',
        'part_type': '$.part_type',
        'body': '$.body',
        'author_id': '$.author.id',
        'author_type': '$.author.type',
        'author_email': '$.author.email',
        'assigned_to_id': '$.assigned_to.id',
        'assigned_to_type': '$.assigned_to.type',
        'created_at': '$.created_at'
    }, column='part_json', keep=['intercom_conversation_id']) }}

),

parts_typed as (

    select
        conversation_part_id,
        intercom_conversation_id,
        author_id,
        assigned_to_id,

        part_type,
        {{ html_to_text('body') }} as body_text,
        author_type,
        lower(trim(author_email)) as author_email,
        assigned_to_type,

        {{ epoch_to_timestamp('created_at') }} as created_at

    from part_fields

)

select * from parts_typed
