with

file_loads as (

    select * from {{ ref('stg_ingestion__file_loads') }}

),

rejected_records as (

    select * from {{ ref('stg_ingestion__rejected_records') }}

),

sources as (

    select * from {{ ref('sources') }}

),

load_totals as (

    select
        source_name,
        count(distinct source_file)::int as file_count,
        sum(loaded_count)::bigint as loaded_record_count

    from file_loads

    group by source_name

),

rejection_totals as (

    select
        source_name,
        count(*)::int as rejected_record_count,
        min(
            concat_ws(' ', source_file, 'record', file_position::string)
            || ': '
            || reason
        )
            as first_rejection

    from rejected_records

    group by source_name

),

sources_aggregated as (

    select
        sources.source_folder,
        sources.tool_names,
        sources.captured_as,
        sources.brings,
        rejection_totals.first_rejection,

        coalesce(load_totals.file_count, 0) as file_count,
        coalesce(load_totals.loaded_record_count, 0) as loaded_record_count,
        coalesce(rejection_totals.rejected_record_count, 0) as rejected_record_count

    from sources

    left join load_totals
        on sources.source_folder = load_totals.source_name

    left join rejection_totals
        on sources.source_folder = rejection_totals.source_name

)

select * from sources_aggregated
