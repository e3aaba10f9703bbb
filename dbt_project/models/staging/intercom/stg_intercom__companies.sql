with

company_records as (

    {{ latest_records(
        source('raw', 'intercom_companies'),
        epoch_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

company_fields as (

    {{ json_fields('company_records', {
        'intercom_company_id': '$.id',
        'company_id': '$.company_id',
        'company_name': '$.name',
        'created_at': '$.created_at'
    }) }}

),

companies_typed as (

    select
        intercom_company_id,
        company_id,

        company_name,

        {{ epoch_to_timestamp('created_at') }} as created_at

    from company_fields

)

select * from companies_typed
