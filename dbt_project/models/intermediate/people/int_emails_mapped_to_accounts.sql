with

salesforce_contacts as (

    select * from {{ ref('stg_salesforce__contacts') }}

),

hubspot_contacts as (

    select * from {{ ref('stg_hubspot__contacts') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

crm_contacts as (

    select
        lower(email) as email,
        salesforce_account_id as account_key

    from salesforce_contacts

    union all

    select
        lower(email) as email,
        hubspot_company_id as account_key

    from hubspot_contacts

),

emails_mapped as (

    select
        crm_contacts.email,
        -- in two accounts, the choice is at least always the same
        min(account_keys.account_id) as account_id,

        count(distinct account_keys.account_id)::int as account_count

    from crm_contacts

    inner join account_keys
        on crm_contacts.account_key = account_keys.account_key

    where crm_contacts.email is not null

    group by crm_contacts.email

)

select * from emails_mapped
