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
        'histories_json': '$.changelog.histories'
    }) }}

),

issues_unnested_to_histories as (

    select
        jira_issue_key,
        {{ unnest_json_array(
            'histories_json', '$', 'history_json', 'history_number'
        ) }}

    from issue_fields

),

histories_unnested_to_items as (

    select
        jira_issue_key,
        {{ json_text('history_json', '$.id') }} as history_id,
        {{ json_text('history_json', '$.author.displayName') }} as author_name,
        {{ json_text('history_json', '$.created') }} as transitioned_at,
        {{ unnest_json_array('history_json', '$.items', 'item_json', 'item_number') }}

    from issues_unnested_to_histories

),

item_fields as (

    {{ json_fields('histories_unnested_to_items', {
        'field_name': '$.field',
        'from_status': '$.fromString',
        'to_status': '$.toString'
    }, column='item_json', keep=[
        'jira_issue_key', 'history_id', 'item_number', 'author_name', 'transitioned_at'
    ]) }}

),

status_changes_typed as (

    select
        history_id || '/' || item_number as issue_transition_id,
        jira_issue_key,

        from_status,
        to_status,
        author_name,

        {{ iso_to_timestamp('transitioned_at') }} as transitioned_at

    from item_fields

    where field_name = 'status'

)

select * from status_changes_typed
