with

message_totals as (

    select * from {{ ref('int_messages_aggregated_to_conversations') }}

),

records as (

    select * from {{ ref('int_conversation_records_joined_to_messages') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

-- e-mail, Slack and calls have no status: a talk is over when nobody goes on with it
conversations_with_silence as (

    select
        message_totals.conversation_id,
        records.is_resolved_by_status,
        {{ seconds_between('message_totals.last_message_at', 'as_of_times.as_of_at') }}
        >= {{ var('silence_days_until_resolved') }} * 86400.0 as is_silent,
        records.first_resolved_at,
        records.last_resolved_at,
        message_totals.last_message_at

    from message_totals

    inner join records
        on message_totals.conversation_id = records.conversation_id

    cross join as_of_times

),

conversations_resolved as (

    select
        conversation_id,

        case when is_resolved_by_status is null then 'silence' else 'status' end
            as resolution_basis,

        coalesce(is_resolved_by_status, is_silent) as is_resolved,

        case
            when is_resolved_by_status then first_resolved_at
            when is_resolved_by_status is null and is_silent then last_message_at
        end as first_resolved_at,
        case
            when is_resolved_by_status then last_resolved_at
            when is_resolved_by_status is null and is_silent then last_message_at
        end as resolved_at

    from conversations_with_silence

)

select * from conversations_resolved
