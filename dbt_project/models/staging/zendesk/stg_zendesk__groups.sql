with

group_records as (

    {{ latest_records(
        source('raw', 'zendesk_groups'),
        iso_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

group_fields as (

    {{ json_fields('group_records', {
        'group_id': '$.id',
        'group_name': '$.name'
    }) }}

),

groups_typed as (

    select
        group_id,

        group_name

    from group_fields

)

select * from groups_typed
