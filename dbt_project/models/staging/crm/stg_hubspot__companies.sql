with

company_records as (

    {{ latest_records(
        source('raw', 'hubspot_companies'),
        iso_to_timestamp(json_text('record', '$.updatedAt'))
    ) }}

),

company_fields as (

    {{ json_fields('company_records', {
        'hubspot_company_id': '$.id',
        'company_name': '$.properties.name',
        'domain': '$.properties.domain',
        'industry': '$.properties.industry',
        'parent_hubspot_company_id': '$.properties.hs_parent_company_id',
        'crm_account_id': '$.properties.crm_account_id',
        'salesforce_account_id': '$.properties.salesforceaccountid',
        'segment': '$.properties.segment',
        'plan': '$.properties.plan',
        'use_case': '$.properties.use_case',
        'employee_count': '$.properties.numberofemployees',
        'is_ideal_customer': '$.properties.is_ideal_customer',
        'created_at': '$.createdAt'
    }) }}

),

companies_typed as (

    select
        hubspot_company_id,
        nullif(parent_hubspot_company_id, '') as parent_hubspot_company_id,
        -- HubSpot's own Salesforce connector writes the second property.
        nullif(coalesce(crm_account_id, salesforce_account_id), '') as crm_account_id,

        company_name,
        nullif(regexp_extract(
            lower(trim(domain)), '^(https?://)?(www[.])?([^/:?#]+)', 3
        ), '') as domain,  -- noqa: RF04
        industry,
        segment,
        plan,
        use_case,

        try_cast(try_cast(employee_count as decimal(18, 0)) as int) as employee_count,

        try_cast(is_ideal_customer as boolean) as is_ideal_customer,

        {{ iso_to_timestamp('created_at') }} as created_at

    from company_fields

)

select * from companies_typed
