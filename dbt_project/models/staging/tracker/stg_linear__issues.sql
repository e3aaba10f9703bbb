with

issue_records as (

    {{ latest_records(
        source('raw', 'linear_issues'),
        iso_to_timestamp(json_text('record', '$.updatedAt'))
    ) }}

),

issue_fields as (

    {{ json_fields('issue_records', {
        'linear_issue_id': '$.id',
        'identifier': '$.identifier',
        'title_text': '$.title',
        'description_text': '$.description',
        'state_name': '$.state.name',
        'state_type': '$.state.type',
        'priority_level': '$.priority',
        'labels_json': '$.labels.nodes',
        'created_at': '$.createdAt',
        'started_at': '$.startedAt',
        'completed_at': '$.completedAt',
        'canceled_at': '$.canceledAt',
        'updated_at': '$.updatedAt'
    }) }}

),

issues_typed as (

    select
        linear_issue_id,
        identifier,

        title_text,
        description_text,
        state_name,
        state_type,
        {{ json_array_text('labels_json', '$', '$.name') }} as labels_text,

        try_cast(priority_level as int) as priority_level,

        {{ iso_to_timestamp('created_at') }} as created_at,
        {{ iso_to_timestamp('started_at') }} as started_at,
        {{ iso_to_timestamp('completed_at') }} as completed_at,
        {{ iso_to_timestamp('canceled_at') }} as canceled_at,
        {{ iso_to_timestamp('updated_at') }} as updated_at

    from issue_fields

)

select * from issues_typed
