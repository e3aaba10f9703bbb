with

criteria as (

    select * from {{ ref('ideal_customer_profile') }}

),

criteria_pivoted as (

    select
        max(accepted_values) filter (where attribute = 'segment') as accepted_segments,
        max(accepted_values) filter (where attribute = 'industry')
            as accepted_industries,

        max(minimum_value) filter (where attribute = 'acv_usd') as minimum_acv_usd

    from criteria

)

select * from criteria_pivoted
