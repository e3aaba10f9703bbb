with

capture_months as (

    select * from {{ ref('int_conversations_aggregated_to_capture_months') }}

),

sources as (

    select * from {{ ref('int_file_loads_aggregated_to_sources') }}

),

source_names as (

    select
        capture_months.source_name,
        case
            when capture_months.source_name in ('gong', 'vtt') then 'calls'
            else capture_months.source_name
        end as source_folder,
        capture_months.channel,
        capture_months.capture_month,
        capture_months.conversation_count,
        capture_months.message_count,
        capture_months.share_with_text,
        capture_months.share_with_account,
        capture_months.share_labelled,
        capture_months.share_with_topic,
        capture_months.noise_share,
        capture_months.not_english_share

    from capture_months

),

rows_of_audit as (

    select
        source_folder,
        source_name,
        channel,
        'captured' as capture_status,
        null as finding,
        conversation_count,
        message_count,
        null::bigint as loaded_record_count,
        null::int as rejected_record_count,
        share_with_text,
        share_with_account,
        share_labelled,
        share_with_topic,
        noise_share,
        not_english_share,
        capture_month

    from source_names

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
                then 'No ' || source_folder || '/ folder: ' || brings || ' not captured yet.'
            when rejected_record_count > 0
                then 'Records that could not be read: ' || rejected_record_count::string
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
        null as not_english_share,
        null as capture_month

    from sources

),

capture_audit as (

    select
        md5(concat_ws(
            '|',
            source_folder,
            coalesce(source_name, ''),
            coalesce(channel, ''),
            coalesce(capture_month::string, '')
        ))::string as capture_audit_id,

        source_folder::string as source_folder,
        source_name::string as source_name,
        channel::string as channel,
        capture_status::string as capture_status,
        finding::string as finding,

        conversation_count::int as conversation_count,
        message_count::int as message_count,
        loaded_record_count::bigint as loaded_record_count,
        rejected_record_count::int as rejected_record_count,
        share_with_text::double as share_with_text,
        share_with_account::double as share_with_account,
        share_labelled::double as share_labelled,
        share_with_topic::double as share_with_topic,
        noise_share::double as noise_share,
        not_english_share::double as not_english_share,

        capture_month::date as capture_month

    from rows_of_audit

)

select * from capture_audit
