with

signals as (

    select * from {{ source('enriched', 'segment_signals') }}

),

signals_selected as (

    select
        segment_id,

        signal,
        signal_kind,
        strength,
        model_version,

        confidence_score

    from signals

)

select * from signals_selected
