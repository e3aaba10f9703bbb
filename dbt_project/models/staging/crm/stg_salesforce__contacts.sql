with

contact_records as (

    {{ latest_records(
        source('raw', 'salesforce_contacts'),
        iso_to_timestamp(json_text('record', '$.LastModifiedDate'))
    ) }}

),

contact_fields as (

    {{ json_fields('contact_records', {
        'salesforce_contact_id': '$.Id',
        'salesforce_account_id': '$.AccountId',
        'email': '$.Email',
        'full_name': '$.Name',
        'first_name': '$.FirstName',
        'last_name': '$.LastName',
        'title_text': '$.Title',
        'created_at': '$.CreatedDate'
    }) }}

),

contacts_typed as (

    select
        salesforce_contact_id,
        nullif(salesforce_account_id, '') as salesforce_account_id,

        lower(trim(email)) as email,
        coalesce(
            full_name, nullif(concat_ws(' ', first_name, last_name), '')
        ) as contact_name,
        title_text,

        {{ iso_to_timestamp('created_at') }} as created_at

    from contact_fields

)

select * from contacts_typed
