with

capture_findings as (

    select * from {{ ref('int_capture_findings_unioned') }}

),

capture_audit as (

    select
        md5(concat_ws(
            '|', source_folder, source_name, channel, capture_month::string
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
        not_english_segment_count::int as not_english_segment_count,
        not_english_message_count::int as not_english_message_count,
        share_with_text::double as share_with_text,
        share_with_account::double as share_with_account,
        share_labelled::double as share_labelled,
        share_with_topic::double as share_with_topic,
        noise_share::double as noise_share,
        not_english_share::double as not_english_share,

        capture_month::date as capture_month

    from capture_findings

)

select * from capture_audit
