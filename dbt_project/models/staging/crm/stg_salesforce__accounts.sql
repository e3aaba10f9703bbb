with

account_records as (

    {{ latest_records(
        source('raw', 'salesforce_accounts'),
        iso_to_timestamp(json_text('record', '$.LastModifiedDate'))
    ) }}

),

account_fields as (

    {{ json_fields('account_records', {
        'salesforce_account_id': '$.Id',
        'account_name': '$.Name',
        'parent_salesforce_account_id': '$.ParentId',
        'website': '$.Website',
        'industry': '$.Industry',
        'employee_count': '$.NumberOfEmployees',
        'segment': '$.Segment__c',
        'plan': '$.Plan__c',
        'use_case': '$.Use_Case__c',
        'is_ideal_customer': '$.Is_Ideal_Customer__c',
        'merged_to_account_id': '$.MasterRecordId',
        'is_deleted': '$.IsDeleted',
        'created_at': '$.CreatedDate'
    }) }}

),

accounts_typed as (

    select
        salesforce_account_id,
        nullif(parent_salesforce_account_id, '') as parent_salesforce_account_id,
        nullif(merged_to_account_id, '') as merged_to_account_id,

        account_name,
        nullif(regexp_extract(
            lower(trim(website)), '^(https?://)?(www[.])?([^/:?#]+)', 3
        ), '') as website_domain,
        industry,
        segment,
        plan,
        use_case,

        try_cast(try_cast(employee_count as decimal(18, 0)) as int) as employee_count,

        try_cast(is_ideal_customer as boolean) as is_ideal_customer,
        try_cast(is_deleted as boolean) as is_deleted,

        {{ iso_to_timestamp('created_at') }} as created_at

    from account_fields

)

select * from accounts_typed
