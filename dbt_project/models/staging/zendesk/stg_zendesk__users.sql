with

user_records as (

    {{ latest_records(
        source('raw', 'zendesk_users'),
        iso_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

user_fields as (

    {{ json_fields('user_records', {
        'user_id': '$.id',
        'organization_id': '$.organization_id',
        'external_id': '$.external_id',
        'user_name': '$.name',
        'email': '$.email',
        'role': '$.role',
        'is_suspended': '$.suspended',
        'created_at': '$.created_at'
    }) }}

),

users_typed as (

    select
        user_id,
        organization_id,
        external_id,

        user_name,
        lower(trim(email)) as email,
        role,

        try_cast(is_suspended as boolean) as is_suspended,

        {{ iso_to_timestamp('created_at') }} as created_at

    from user_fields

)

select * from users_typed
