with

rejected_records as (

    select * from {{ source('raw', 'rejected_records') }}

),

rejected_records_selected as (

    select
        source as source_name,
        entity,
        source_file,
        reason,

        position as file_position,

        loaded_at

    from rejected_records

)

select * from rejected_records_selected
