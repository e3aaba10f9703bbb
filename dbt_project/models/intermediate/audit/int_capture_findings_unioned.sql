with

capture_months as (

    select * from {{ ref('int_conversations_aggregated_to_capture_months') }}

),

sources as (

    select * from {{ ref('int_file_loads_aggregated_to_sources') }}

),

capture_findings_unioned as (

    select
        case when source_name in ('gong', 'vtt') then 'calls' else source_name end
            as source_folder,
        source_name,
        channel,
        'captured' as capture_status,
        null::string as finding,
        conversation_count,
        message_count,
        null::bigint as loaded_record_count,
        null::int as rejected_record_count,
        share_with_text,
        share_with_account,
        share_labelled,
        share_with_topic,
        noise_share,
        not_english_segment_count,
        not_english_message_count,
        not_english_share,
        capture_month

    from capture_months

    union all

    select
        source_folder,
        null as source_name,
        null as channel,
        case
            when file_count = 0 then 'missing'
            when loaded_record_count = 0 then 'unreadable'
            else 'captured'
        end as capture_status,
        case
            when file_count = 0
                then
                    'No ' || source_folder || '/ folder: ' || brings
                    || ' not captured yet.'
            when rejected_record_count > 0
                then
                    'Records that could not be read: ' || rejected_record_count::string
                    || '. The first is ' || first_rejection
        end as finding,
        null as conversation_count,
        null as message_count,
        loaded_record_count,
        rejected_record_count,
        null as share_with_text,
        null as share_with_account,
        null as share_labelled,
        null as share_with_topic,
        null as noise_share,
        null as not_english_segment_count,
        null as not_english_message_count,
        null as not_english_share,
        null as capture_month

    from sources

)

select * from capture_findings_unioned
