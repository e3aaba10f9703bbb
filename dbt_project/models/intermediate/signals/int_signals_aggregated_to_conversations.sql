with

signals as (

    select * from {{ ref('int_signals_joined_to_segments') }}

),

signals_aggregated as (

    select
        conversation_id,

        bool_or(signal = 'escalation_demand') as is_escalation_demanded,
        bool_or(signal = 'churn_risk') as has_churn_signal,
        bool_or(signal = 'expansion') as has_expansion_signal

    from signals

    where not is_casual

    group by conversation_id

)

select * from signals_aggregated
