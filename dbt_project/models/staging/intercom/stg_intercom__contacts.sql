with

contact_records as (

    {{ latest_records(
        source('raw', 'intercom_contacts'),
        epoch_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

contact_fields as (

    {{ json_fields('contact_records', {
        'intercom_contact_id': '$.id',
        'external_id': '$.external_id',
        'email': '$.email',
        'contact_name': '$.name',
        'role': '$.role',
        'companies_json': '$.companies.data',
        'created_at': '$.created_at'
    }) }}

),

contacts_typed as (

    select
        intercom_contact_id,
        external_id,
        {{ json_array_text('companies_json', '$', '$.id') }} as company_ids_text,

        lower(trim(email)) as email,
        contact_name,
        role,

        {{ epoch_to_timestamp('created_at') }} as created_at

    from contact_fields

)

select * from contacts_typed
