with

accounts as (

    select * from {{ ref('int_accounts_joined_to_contracts') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

ideal_profiles as (

    select * from {{ ref('int_ideal_customer_criteria_pivoted') }}

),

churn_signals as (

    select * from {{ ref('int_churn_signals_aggregated_to_accounts') }}

),

accounts_described as (

    select
        accounts.account_id::string as account_id,
        parent_keys.account_id::string as parent_account_id,

        accounts.account_name::string as account_name,
        -- nobody sells to an account that pays nothing by its size
        coalesce(
            accounts.segment, case when accounts.plan = 'free' then 'free' end
        )::string as segment,
        accounts.plan::string as plan,
        accounts.industry::string as industry,
        accounts.use_case::string as use_case,
        case
            when accounts.is_churned then 'churned'
            when accounts.arr_year_before_usd is null then 'new'
            when
                accounts.arr_usd > accounts.arr_year_before_usd
                * (1 + {{ var('flat_arr_change_share') }}) then 'growing'
            when
                accounts.arr_usd < accounts.arr_year_before_usd
                * (1 - {{ var('flat_arr_change_share') }}) then 'shrinking'
            when accounts.arr_usd is not null then 'flat'
        end::string as growth_trajectory,

        accounts.seat_count::int as seat_count,
        accounts.arr_usd::decimal(18, 2) as arr_usd,
        accounts.arr_usd::decimal(18, 2) as acv_usd,

        -- a person's judgement in the CRM goes before the rule
        coalesce(
            accounts.is_ideal_customer,
            '|' || ideal_profiles.accepted_segments || '|'
            like '%|' || accounts.segment || '|%'
            and '|' || ideal_profiles.accepted_industries || '|'
            like '%|' || accounts.industry || '|%'
            and accounts.arr_usd >= ideal_profiles.minimum_acv_usd
        )::boolean as is_ideal_customer,
        -- who never said so has said nothing: absence is no
        coalesce(churn_signals.has_churn_signal, false)::boolean as has_churn_signal,

        accounts.customer_since_date::date as customer_since_date,
        accounts.renewal_date::date as renewal_date,

        accounts.cancel_requested_date::timestamp as cancel_requested_at,
        accounts.churned_date::timestamp as churned_at

    from accounts

    left join account_keys as parent_keys  -- noqa: AL07
        on accounts.parent_account_id = parent_keys.account_key

    left join churn_signals
        on accounts.account_id = churn_signals.account_id

    cross join ideal_profiles

)

select * from accounts_described
