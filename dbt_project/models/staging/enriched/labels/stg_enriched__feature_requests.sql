with

requests as (

    select * from {{ source('enriched', 'feature_requests') }}

),

requests_selected as (

    select
        segment_id,
        expectation_segment_id,
        friction_segment_id,

        need_text,
        expectation_text,
        friction_text,
        model_version,

        is_hidden_in_complaint

    from requests

)

select * from requests_selected
