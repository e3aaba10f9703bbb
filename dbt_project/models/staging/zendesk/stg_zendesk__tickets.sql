with

ticket_records as (

    {{ latest_records(
        source('raw', 'zendesk_tickets'),
        iso_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

ticket_fields as (

    {{ json_fields('ticket_records', {
        'ticket_id': '$.id',
        'subject': '$.subject',
        'description_text': '$.description',
        'ticket_status': '$.status',
        'priority': '$.priority',
        'via_channel': '$.via.channel',
        'requester_id': '$.requester_id',
        'assignee_id': '$.assignee_id',
        'group_id': '$.group_id',
        'organization_id': '$.organization_id',
        'brand_id': '$.brand_id',
        'tags_json': '$.tags',
        'custom_fields_json': '$.custom_fields',
        'created_at': '$.created_at',
        'updated_at': '$.updated_at'
    }) }}

),

tickets_typed as (

    select
        ticket_id,
        requester_id,
        assignee_id,
        group_id,
        organization_id,
        brand_id,

        subject,
        description_text,
        ticket_status,
        priority,
        via_channel,
        {{ json_array_text('tags_json', '$') }} as tags_text,
        -- A drop-down's value is also a tag, but tags get edited: the field wins.
        coalesce(
            nullif(regexp_extract(
                {{ json_array_text('custom_fields_json', '$', '$.value') }},
                '(^|,)category_([^,]+)', 2
            ), ''),
            nullif(regexp_extract(
                {{ json_array_text('tags_json', '$') }}, '(^|,)category_([^,]+)', 2
            ), '')
        ) as agent_category,

        {{ iso_to_timestamp('created_at') }} as created_at,
        {{ iso_to_timestamp('updated_at') }} as updated_at

    from ticket_fields

)

select * from tickets_typed
