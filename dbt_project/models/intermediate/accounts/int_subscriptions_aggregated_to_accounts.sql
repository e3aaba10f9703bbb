with

subscriptions_as_of as (

    select * from {{ ref('int_subscriptions_joined_to_changes') }}

),

subscriptions_aggregated as (

    select
        account_id,

        max_by(plan, coalesce(mrr_usd, 0)) filter (where ended_date is null) as plan,

        coalesce(sum(seats) filter (where ended_date is null), 0)::int as seat_count,
        coalesce(12 * sum(mrr_usd) filter (where ended_date is null), 0)::decimal(18, 2)
            as arr_usd,

        bool_and(ended_date is not null) as is_churned,

        min(started_date) as customer_since_date,
        min(renewal_date) filter (where ended_date is null) as renewal_date,
        case when bool_and(ended_date is not null) then max(ended_date) end
            as churned_date,
        max(cancel_requested_date) as cancel_requested_date

    from subscriptions_as_of

    group by account_id

)

select * from subscriptions_aggregated
