with

accounts as (

    select * from {{ ref('int_accounts_unioned') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

subscriptions as (

    select * from {{ ref('int_subscriptions_aggregated_to_accounts') }}

),

arr_history as (

    select * from {{ ref('int_subscription_changes_accumulated_to_account_arr') }}

),

ideal_profiles as (

    select * from {{ ref('int_ideal_customer_criteria_pivoted') }}

),

canonical_ids as (

    select distinct account_id

    from account_keys

),

accounts_with_contracts as (

    select
        canonical_ids.account_id,
        accounts.parent_account_id,
        accounts.account_name,
        lower(coalesce(subscriptions.plan, accounts.plan)) as plan,
        accounts.industry,
        accounts.use_case,
        accounts.segment,
        subscriptions.seat_count,
        coalesce(subscriptions.arr_usd, accounts.arr_usd) as arr_usd,
        arr_history.arr_year_before_usd,
        accounts.is_ideal_customer,
        coalesce(subscriptions.is_churned, false) as is_churned,
        coalesce(subscriptions.customer_since_date, accounts.customer_since_date)
            as customer_since_date,
        coalesce(subscriptions.renewal_date, accounts.renewal_date) as renewal_date,
        subscriptions.churned_date,
        subscriptions.cancel_requested_date

    from canonical_ids

    left join accounts
        on canonical_ids.account_id = accounts.account_id

    left join subscriptions
        on canonical_ids.account_id = subscriptions.account_id

    left join arr_history
        on canonical_ids.account_id = arr_history.account_id

),

accounts_described as (

    select
        accounts_with_contracts.account_id::string as account_id,
        parent_keys.account_id::string as parent_account_id,

        accounts_with_contracts.account_name::string as account_name,
        -- nobody sells to an account that pays nothing by its size
        coalesce(
            accounts_with_contracts.segment,
            case when accounts_with_contracts.plan = 'free' then 'free' end
        )::string as segment,
        accounts_with_contracts.plan::string as plan,
        accounts_with_contracts.industry::string as industry,
        accounts_with_contracts.use_case::string as use_case,
        case
            when accounts_with_contracts.is_churned then 'churned'
            when accounts_with_contracts.arr_year_before_usd is null then 'new'
            when
                accounts_with_contracts.arr_usd
                > accounts_with_contracts.arr_year_before_usd * 1.05 then 'growing'
            when
                accounts_with_contracts.arr_usd
                < accounts_with_contracts.arr_year_before_usd * 0.95 then 'shrinking'
            when accounts_with_contracts.arr_usd is not null then 'flat'
        end::string as growth_trajectory,

        accounts_with_contracts.seat_count::int as seat_count,
        accounts_with_contracts.arr_usd::decimal(18, 2) as arr_usd,
        accounts_with_contracts.arr_usd::decimal(18, 2) as acv_usd,

        -- a person's judgement in the CRM goes before the rule
        coalesce(
            accounts_with_contracts.is_ideal_customer,
            '|' || ideal_profiles.accepted_segments || '|'
            like '%|' || accounts_with_contracts.segment || '|%'
            and '|' || ideal_profiles.accepted_industries || '|'
            like '%|' || accounts_with_contracts.industry || '|%'
            and accounts_with_contracts.arr_usd >= ideal_profiles.minimum_acv_usd
        )::boolean as is_ideal_customer,

        accounts_with_contracts.customer_since_date::date as customer_since_date,
        accounts_with_contracts.renewal_date::date as renewal_date,

        accounts_with_contracts.cancel_requested_date::timestamp as cancel_requested_at,
        accounts_with_contracts.churned_date::timestamp as churned_at

    from accounts_with_contracts

    left join account_keys as parent_keys  -- noqa: AL07
        on accounts_with_contracts.parent_account_id = parent_keys.account_key

    cross join ideal_profiles

)

select * from accounts_described
