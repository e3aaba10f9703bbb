with

message_totals as (

    select * from {{ ref('int_messages_aggregated_to_conversations') }}

),

known_conversations as (

    select * from {{ ref('int_conversations_unioned') }}

),

csat_answers as (

    select * from {{ ref('int_csat_answers_aggregated_to_conversations') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

-- e-mail, Slack and calls have no status: a talk is over when nobody has gone on with it
conversations_with_silence as (

    select
        message_totals.conversation_id,
        message_totals.last_message_at,
        as_of_times.as_of_at,
        {{ seconds_between('message_totals.last_message_at', 'as_of_times.as_of_at') }}
        >= {{ var('silence_days_until_resolved') }} * 86400.0 as is_silent

    from message_totals

    cross join as_of_times

),

conversations_with_status as (

    select
        message_totals.conversation_id,
        coalesce(
            known_conversations.requester_person_key, message_totals.first_customer_person_key
        ) as requester_person_key,
        message_totals.first_customer_message_id,

        message_totals.source_name,
        message_totals.channel,
        known_conversations.subject_text,
        known_conversations.agent_category,
        known_conversations.tags_text,
        known_conversations.priority,
        known_conversations.page_url,
        message_totals.first_author_role,
        message_totals.last_author_role,
        case
            when known_conversations.is_resolved is not null then 'status'
            else 'silence'
        end as resolution_basis,

        message_totals.message_count,
        message_totals.customer_message_count,
        message_totals.agent_message_count,
        message_totals.internal_note_count,
        message_totals.bot_message_count,
        message_totals.exchange_count,
        message_totals.turn_count,
        -- in a talk, several messages in a row are one reply; in a ticket each comment is
        case
            when message_totals.channel in ('ticket', 'email') then
                message_totals.agent_message_count
                - case when message_totals.first_author_role = 'agent' then 1 else 0 end
            else message_totals.exchange_count
        end as agent_reply_count,
        known_conversations.solve_count,
        coalesce(csat_answers.csat_score, known_conversations.csat_score)::int as csat_score,

        coalesce(known_conversations.is_resolved, conversations_with_silence.is_silent)
            as is_resolved,
        known_conversations.is_escalated,
        known_conversations.is_priority_raised,

        least(
            coalesce(known_conversations.created_at, message_totals.first_message_at),
            message_totals.first_message_at
        ) as started_at,
        message_totals.last_message_at,
        message_totals.first_agent_reply_at,
        case
            when known_conversations.is_resolved then known_conversations.first_resolved_at
            when known_conversations.is_resolved is null and conversations_with_silence.is_silent
                then message_totals.last_message_at
        end as first_resolved_at,
        case
            when known_conversations.is_resolved then known_conversations.last_resolved_at
            when known_conversations.is_resolved is null and conversations_with_silence.is_silent
                then message_totals.last_message_at
        end as resolved_at

    from message_totals

    inner join conversations_with_silence
        on message_totals.conversation_id = conversations_with_silence.conversation_id

    left join known_conversations
        on message_totals.conversation_id = known_conversations.conversation_id

    left join csat_answers
        on message_totals.conversation_id = csat_answers.conversation_id

),

conversations_assembled as (

    select
        conversation_id,
        requester_person_key,
        first_customer_message_id,

        source_name,
        channel,
        subject_text,
        agent_category,
        tags_text,
        priority,
        page_url,
        first_author_role,
        last_author_role,
        resolution_basis,

        message_count,
        customer_message_count,
        agent_message_count,
        internal_note_count,
        bot_message_count,
        exchange_count,
        turn_count,
        agent_reply_count,
        solve_count,
        csat_score,

        is_resolved,
        is_resolved and agent_reply_count = 1 as is_one_touch_fivetran,
        is_resolved and agent_reply_count < 2 as is_one_touch_zendesk,
        is_resolved and agent_reply_count = 0 as is_zero_reply_close,
        is_escalated,
        is_priority_raised,

        started_at,
        last_message_at,
        first_agent_reply_at,
        first_resolved_at,
        resolved_at

    from conversations_with_status

)

select * from conversations_assembled
