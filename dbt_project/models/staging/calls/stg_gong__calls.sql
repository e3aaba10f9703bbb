with

call_records as (

    {{ latest_records(source('raw', 'gong_calls')) }}

),

call_fields as (

    {{ json_fields('call_records', {
        'gong_call_id': '$.metaData.id',
        'title': '$.metaData.title',
        'duration_seconds': '$.metaData.duration',
        'context_json': '$.context',
        'started_at': '$.metaData.started'
    }) }}

),

calls_unnested_to_systems as (

    select
        gong_call_id,
        {{ unnest_json_array('context_json', '$', 'system_json', 'system_number') }}

    from call_fields

),

systems_unnested_to_objects as (

    select
        gong_call_id,
        {{ unnest_json_array(
            'system_json', '$.objects', 'object_json', 'object_number'
        ) }}

    from calls_unnested_to_systems

),

accounts_of_calls as (

    select
        gong_call_id,

        min({{ json_text('object_json', '$.objectId') }}) as crm_account_id

    from systems_unnested_to_objects

    where {{ json_text('object_json', '$.objectType') }} = 'Account'

    group by all

),

calls_joined_to_accounts as (

    select
        call_fields.gong_call_id,
        accounts_of_calls.crm_account_id,

        call_fields.title,

        try_cast(call_fields.duration_seconds as double) as duration_seconds,

        {{ iso_to_timestamp('call_fields.started_at') }} as started_at

    from call_fields

    -- left join: a call that Gong linked to no CRM account is still a call
    left join accounts_of_calls
        on call_fields.gong_call_id = accounts_of_calls.gong_call_id

)

select * from calls_joined_to_accounts
