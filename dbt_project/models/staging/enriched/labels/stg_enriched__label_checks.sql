with

label_checks as (

    select * from {{ source('enriched', 'label_checks') }}

),

label_checks_selected as (

    select
        label_check_id,
        segment_id,

        label_family,
        label,
        model_version,

        is_labelled,
        is_predicted,
        has_keyword

    from label_checks

)

select * from label_checks_selected
