-- Shares are read as percentages of a whole. One above 1 or below 0 has a numerator
-- that is not part of its denominator: a conversation counted twice, or two sets that
-- were never the same.
with

trends as (

    select * from {{ ref('mart_topic_trends') }}

),

support_days as (

    select * from {{ ref('mart_support_daily') }}

),

audit_rows as (

    select * from {{ ref('mart_capture_audit') }}

),

breakdown as (

    select * from {{ ref('mart_topic_breakdown') }}

),

shares as (

    select
        'mart_topic_breakdown.share_of_topic' as share_of,
        share_of_topic as share_value

    from breakdown

    union all

    select
        'mart_topic_trends.share_of_volume' as share_of,
        share_of_volume as share_value

    from trends

    union all

    select
        'mart_support_daily.csat_response_share' as share_of,
        csat_response_share as share_value

    from support_days

    union all

    select
        'mart_capture_audit.share_with_text' as share_of,
        share_with_text as share_value

    from audit_rows

    union all

    select
        'mart_capture_audit.share_with_account' as share_of,
        share_with_account as share_value

    from audit_rows

    union all

    select
        'mart_capture_audit.share_labelled' as share_of,
        share_labelled as share_value

    from audit_rows

    union all

    select
        'mart_capture_audit.share_with_topic' as share_of,
        share_with_topic as share_value

    from audit_rows

    union all

    select
        'mart_capture_audit.noise_share' as share_of,
        noise_share as share_value

    from audit_rows

    union all

    select
        'mart_capture_audit.not_english_share' as share_of,
        not_english_share as share_value

    from audit_rows

),

impossible_shares as (

    select
        share_of,
        share_value

    from shares

    where share_value < 0 or share_value > 1

)

select * from impossible_shares
