-- The audit is where people see what is missing. A month that shows fewer conversations
-- than there are hides a gap, one that shows more hides a conversation that came in by
-- two ways.
with

audit_rows as (

    select * from {{ ref('mart_capture_audit') }}

),

conversations as (

    select * from {{ ref('fct_conversations') }}

),

audited_months as (

    select
        source_name,
        channel,
        capture_month,
        sum(conversation_count)::bigint as conversation_count

    from audit_rows

    where capture_month is not null

    group by source_name, channel, capture_month

),

conversation_months as (

    select
        source_name,
        channel,
        date_trunc('month', started_at)::date as capture_month,
        count(*) as conversation_count

    from conversations

    group by source_name, channel, date_trunc('month', started_at)::date

),

disagreements as (

    select
        conversation_months.source_name,
        conversation_months.channel,
        conversation_months.capture_month,
        audited_months.conversation_count as audited_conversation_count,
        conversation_months.conversation_count

    from conversation_months

    full join audited_months
        on
            conversation_months.source_name = audited_months.source_name
            and conversation_months.channel = audited_months.channel
            and conversation_months.capture_month = audited_months.capture_month

    where
        conversation_months.conversation_count
        is distinct from audited_months.conversation_count

)

select * from disagreements
