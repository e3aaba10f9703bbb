with

churn_signals as (

    select * from {{ ref('int_churn_signals_mapped_to_accounts') }}

),

signals_aggregated as (

    select
        account_id,

        bool_or(strength != 'casual') as has_churn_signal

    from churn_signals

    group by account_id

)

select * from signals_aggregated
