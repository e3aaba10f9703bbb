-- A sign that a customer may leave, or wants more, is worth nothing when it stays in a
-- sentence. Each kind that an account has shown must have its row, so that nobody waits
-- for an alert that was lost in a join.
with

insights as (

    select * from {{ ref('fct_insights') }}

),

churn_signals as (

    select * from {{ ref('mart_churn_signals') }}

),

expansion_signals as (

    select * from {{ ref('mart_expansion_signals') }}

),

shown_signals as (

    select distinct
        account_id,
        label,  -- noqa: RF04
        coalesce(signal_kind, 'unknown') as signal_kind

    from insights

    where account_id is not null and label in ('churn_risk', 'expansion')

),

signal_rows as (

    select
        account_id,
        'churn_risk' as label,  -- noqa: RF04
        coalesce(signal_kind, 'unknown') as signal_kind

    from churn_signals

    union all

    select
        account_id,
        'expansion' as label,  -- noqa: RF04
        coalesce(signal_kind, 'unknown') as signal_kind

    from expansion_signals

),

lost_signals as (

    select
        shown_signals.account_id,
        shown_signals.label,
        shown_signals.signal_kind

    from shown_signals

    left join signal_rows
        on
            shown_signals.account_id = signal_rows.account_id
            and shown_signals.label = signal_rows.label
            and shown_signals.signal_kind = signal_rows.signal_kind

    where signal_rows.account_id is null

)

select * from lost_signals
