-- An interval that leaves out its own estimate, or 0 to 1, was computed from other
-- counts than the estimate: whoever decides by it decides by the wrong sample.
with

labels as (

    select * from {{ ref('mart_label_quality') }}

),

broken_intervals as (

    select
        label_family,
        label  -- noqa: RF04

    from labels

    where
        precision < precision_ci_low - 0.000001
        or precision > precision_ci_high + 0.000001
        or recall < recall_ci_low - 0.000001
        or recall > recall_ci_high + 0.000001
        or least(precision_ci_low, recall_ci_low) < 0
        or greatest(precision_ci_high, recall_ci_high) > 1
        or predicted_count > 0 and precision is null
        or random_label_count > 0 and recall is null

)

select * from broken_intervals
