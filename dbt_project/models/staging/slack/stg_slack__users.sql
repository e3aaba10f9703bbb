with

user_records as (

    {{ latest_records(
        source('raw', 'slack_users'),
        epoch_to_timestamp(json_text('record', '$.updated'))
    ) }}

),

user_fields as (

    {{ json_fields('user_records', {
        'slack_user_id': '$.id',
        'team_id': '$.team_id',
        'user_name': '$.profile.real_name',
        'real_name': '$.real_name',
        'handle': '$.name',
        'email': '$.profile.email',
        'is_bot': '$.is_bot'
    }) }}

),

users_typed as (

    select
        slack_user_id,
        team_id,

        coalesce(user_name, real_name, handle) as user_name,
        lower(trim(email)) as email,

        try_cast(is_bot as boolean) as is_bot

    from user_fields

)

select * from users_typed
