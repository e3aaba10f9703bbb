with

channel_records as (

    {{ latest_records(source('raw', 'slack_channels')) }}

),

channel_fields as (

    {{ json_fields('channel_records', {
        'slack_channel_id': '$.id',
        'channel_name': '$.name',
        'is_shared': '$.is_shared',
        'is_ext_shared': '$.is_ext_shared'
    }) }}

),

channels_typed as (

    select
        slack_channel_id,

        channel_name,

        coalesce(
            try_cast(is_ext_shared as boolean), try_cast(is_shared as boolean)
        ) as is_shared

    from channel_fields

)

select * from channels_typed
