with

human_labels as (

    select * from {{ ref('stg_labels__human_labels') }}

),

labels_aggregated as (

    select
        segment_id,

        label_family,

        -- a segment drawn at random stays so when somebody comes back to it
        bool_or(sampling = 'random') as is_random,
        -- who meets a wrong label corrects it, and passes by the right ones
        bool_or(sampling in ('random', 'prediction')) as is_drawn

    from human_labels

    group by segment_id, label_family

)

select * from labels_aggregated
