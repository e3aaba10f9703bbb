with

feature_mentions as (

    select * from {{ ref('int_feature_mentions_compared_to_plans') }}

),

-- of several features of a message the one of the highest plan: it decides the sale
mentions_aggregated as (

    select
        message_id,
        max_by(
            feature_id,
            concat_ws(' ', lpad(minimum_plan_rank::string, 4, '0'), feature_id)
        ) as feature_id,

        max(minimum_plan_rank) as minimum_plan_rank

    from feature_mentions

    group by message_id

)

select * from mentions_aggregated
