with

subscriptions as (

    select * from {{ ref('stg_billing__subscriptions') }}

),

changes as (

    select * from {{ ref('stg_billing__subscription_changes') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

-- a subscription's own row says what it is today, its changes what it was on any day
latest_changes as (

    select
        changes.subscription_id,
        max_by(changes.plan, changes.changed_date) as plan,
        max_by(changes.seats, changes.changed_date) as seats,
        max_by(changes.mrr_usd, changes.changed_date) as mrr_usd,
        max(changes.cancel_requested_date) as cancel_requested_date

    from changes

    inner join as_of_times
        on changes.changed_date <= as_of_times.as_of_at::date

    group by changes.subscription_id

),

subscriptions_joined as (

    select
        subscriptions.subscription_id,
        account_keys.account_id,
        coalesce(latest_changes.plan, subscriptions.plan) as plan,
        coalesce(latest_changes.seats, subscriptions.seats) as seats,
        coalesce(latest_changes.mrr_usd, subscriptions.mrr_usd) as mrr_usd,
        subscriptions.started_date,
        case
            when subscriptions.ended_date <= as_of_times.as_of_at::date
                then subscriptions.ended_date
        end as ended_date,
        subscriptions.renewal_date,
        latest_changes.cancel_requested_date

    from subscriptions

    inner join as_of_times
        on subscriptions.started_date <= as_of_times.as_of_at::date

    inner join account_keys
        on subscriptions.account_id = account_keys.account_key

    left join latest_changes
        on subscriptions.subscription_id = latest_changes.subscription_id

)

select * from subscriptions_joined
