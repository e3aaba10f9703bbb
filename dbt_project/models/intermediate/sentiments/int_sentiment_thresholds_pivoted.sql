with

thresholds as (

    select * from {{ ref('sentiment_thresholds') }}

),

thresholds_pivoted as (

    select
        {{ threshold('negative_below') }},
        {{ threshold('bad_segment_below') }},
        {{ threshold('positive_above') }},
        {{ threshold('recovered_start_at_most') }},
        {{ threshold('recovered_end_at_least') }},
        {{ threshold('deteriorated_delta_at_most') }},
        {{ threshold('stuck_mean_at_most') }},
        {{ threshold('stuck_delta_below') }},
        {{ threshold('resolved_but_negative_at_most') }}

    from thresholds

)

select * from thresholds_pivoted
