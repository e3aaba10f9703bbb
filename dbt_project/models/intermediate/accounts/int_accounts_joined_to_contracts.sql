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

canonical_ids as (

    select distinct account_id

    from account_keys

),

accounts_joined as (

    select
        canonical_ids.account_id,
        accounts.parent_account_id,

        accounts.account_name,
        accounts.segment,
        lower(coalesce(subscriptions.plan, accounts.plan)) as plan,
        lower(accounts.industry) as industry,
        accounts.use_case,

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

)

select * from accounts_joined
