with

admin_records as (

    {{ latest_records(source('raw', 'intercom_admins')) }}

),

admin_fields as (

    {{ json_fields('admin_records', {
        'admin_id': '$.id',
        'admin_name': '$.name',
        'email': '$.email'
    }) }}

),

admins_typed as (

    select
        admin_id,

        admin_name,
        lower(trim(email)) as email

    from admin_fields

)

select * from admins_typed
