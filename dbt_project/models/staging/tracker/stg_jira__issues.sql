with

issue_records as (

    {{ latest_records(
        source('raw', 'jira_issues'),
        iso_to_timestamp(json_text('record', '$.fields.updated'))
    ) }}

),

issue_fields as (

    {{ json_fields('issue_records', {
        'jira_issue_key': '$.key',
        'summary_text': '$.fields.summary',
        'description': '$.fields.description',
        'issue_type': '$.fields.issuetype.name',
        'issue_status': '$.fields.status.name',
        'priority': '$.fields.priority.name',
        'labels_json': '$.fields.labels',
        'components_json': '$.fields.components',
        'created_at': '$.fields.created',
        'updated_at': '$.fields.updated',
        'resolved_at': '$.fields.resolutiondate'
    }) }}

),

issues_typed as (

    select
        jira_issue_key,

        summary_text,
        {{ atlassian_document_to_text('description') }} as description_text,
        issue_type,
        issue_status,
        priority,
        {{ json_array_text('labels_json', '$') }} as labels_text,
        {{ json_array_text('components_json', '$', '$.name') }} as component_names_text,

        {{ iso_to_timestamp('created_at') }} as created_at,
        {{ iso_to_timestamp('updated_at') }} as updated_at,
        {{ iso_to_timestamp('resolved_at') }} as resolved_at

    from issue_fields

)

select * from issues_typed
