with

contact_records as (

    {{ latest_records(
        source('raw', 'hubspot_contacts'),
        iso_to_timestamp(json_text('record', '$.updatedAt'))
    ) }}

),

contact_fields as (

    {{ json_fields('contact_records', {
        'hubspot_contact_id': '$.id',
        'associated_company_id': '$.associations.companies.results[0].id',
        'property_company_id': '$.properties.associatedcompanyid',
        'email': '$.properties.email',
        'first_name': '$.properties.firstname',
        'last_name': '$.properties.lastname'
    }) }}

),

contacts_typed as (

    select
        hubspot_contact_id,
        coalesce(
            associated_company_id, nullif(property_company_id, '')
        ) as hubspot_company_id,

        lower(trim(email)) as email,
        nullif(concat_ws(' ', first_name, last_name), '') as contact_name

    from contact_fields

)

select * from contacts_typed
