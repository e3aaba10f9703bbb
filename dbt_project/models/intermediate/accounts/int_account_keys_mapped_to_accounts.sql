with

accounts as (

    select * from {{ ref('int_accounts_unioned') }}

),

hubspot_companies as (

    select * from {{ ref('stg_hubspot__companies') }}

),

subscriptions as (

    select * from {{ ref('stg_billing__subscriptions') }}

),

all_keys as (

    select
        account_id as account_key,
        account_id,
        1 as key_rank

    from accounts

    union all

    select
        hubspot_company_id as account_key,
        coalesce(crm_account_id, hubspot_company_id) as account_id,
        2 as key_rank

    from hubspot_companies

    union all

    -- a paying account that no CRM knows is still an account
    select
        account_id as account_key,
        account_id,
        3 as key_rank

    from subscriptions

),

best_keys as (

    select
        account_key,
        min_by(account_id, key_rank) as account_id

    from all_keys

    group by account_key

),

account_keys_mapped as (

    select
        best_keys.account_key,
        -- an account that was merged away keeps its history under the one that lives on
        coalesce(accounts.merged_to_account_id, best_keys.account_id) as account_id

    from best_keys

    left join accounts
        on best_keys.account_id = accounts.account_id

)

select * from account_keys_mapped
