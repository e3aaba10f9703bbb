with

crm_accounts as (

    select * from {{ ref('int_crm_accounts_unioned') }}

),

generic_accounts as (

    select * from {{ ref('stg_generic__accounts') }}

),

all_accounts as (

    select * from crm_accounts

    union all

    select
        account_id,
        parent_account_id,
        null as merged_to_account_id,
        3 as source_rank,
        account_name,
        domain as email_domain,
        industry,
        segment,
        plan,
        use_case,
        arr_usd,
        null as is_ideal_customer,
        customer_since_date,
        renewal_date

    from generic_accounts

),

accounts_unioned as (

    select
        account_id,
        min_by(parent_account_id, source_rank) as parent_account_id,
        min_by(merged_to_account_id, source_rank) as merged_to_account_id,

        min_by(account_name, source_rank) as account_name,
        min_by(email_domain, source_rank) as email_domain,
        min_by(industry, source_rank) as industry,
        min_by(segment, source_rank) as segment,
        min_by(plan, source_rank) as plan,
        min_by(use_case, source_rank) as use_case,

        min_by(arr_usd, source_rank) as arr_usd,

        min_by(is_ideal_customer, source_rank) as is_ideal_customer,

        min(customer_since_date) as customer_since_date,
        min_by(renewal_date, source_rank) as renewal_date

    from all_accounts

    where account_id is not null

    group by account_id

)

select * from accounts_unioned
