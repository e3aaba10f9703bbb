with

file_loads as (

    select * from {{ source('raw', 'file_loads') }}

),

file_loads_selected as (

    select
        source as source_name,
        entity,
        source_file,

        record_count,
        loaded_count,
        duplicate_count,
        rejected_count,

        loaded_at

    from file_loads

)

select * from file_loads_selected
