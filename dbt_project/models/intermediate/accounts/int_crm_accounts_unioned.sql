with

salesforce_accounts as (

    select * from {{ ref('stg_salesforce__accounts') }}

),

hubspot_companies as (

    select * from {{ ref('stg_hubspot__companies') }}

),

accounts_unioned as (

    select
        salesforce_account_id as account_id,
        parent_salesforce_account_id as parent_account_id,
        merged_to_account_id,
        1 as source_rank,
        account_name,
        website_domain as email_domain,
        industry,
        segment,
        plan,
        use_case,
        null::decimal(18, 2) as arr_usd,
        is_ideal_customer,
        created_at::date as customer_since_date,
        null::date as renewal_date

    from salesforce_accounts

    union all

    select
        coalesce(crm_account_id, hubspot_company_id) as account_id,
        parent_hubspot_company_id as parent_account_id,
        null as merged_to_account_id,
        2 as source_rank,
        company_name as account_name,
        domain as email_domain,
        industry,
        segment,
        plan,
        use_case,
        null as arr_usd,
        is_ideal_customer,
        created_at::date as customer_since_date,
        null as renewal_date

    from hubspot_companies

)

select * from accounts_unioned
