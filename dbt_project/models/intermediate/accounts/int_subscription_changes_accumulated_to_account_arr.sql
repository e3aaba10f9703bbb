with

changes as (

    select * from {{ ref('stg_billing__subscription_changes') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

changes_before_year as (

    select
        account_keys.account_id,
        changes.subscription_id,
        max_by(changes.mrr_usd, changes.changed_date) as mrr_usd

    from changes

    inner join as_of_times
        on changes.changed_date <= (as_of_times.as_of_at - interval '365' day)::date

    inner join account_keys
        on changes.account_id = account_keys.account_key

    group by account_keys.account_id, changes.subscription_id

),

changes_accumulated as (

    select
        account_id,

        (sum(mrr_usd) * 12)::decimal(18, 2) as arr_year_before_usd

    from changes_before_year

    group by account_id

)

select * from changes_accumulated
