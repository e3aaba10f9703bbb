with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

numbered_messages as (

    select * from {{ ref('int_messages_numbered_to_turns') }}

),

messages_with_turns as (

    select
        messages.message_id,
        messages.conversation_id,
        messages.person_key,
        messages.source_name,
        messages.channel,
        messages.author_role,
        messages.is_public,
        messages.sent_at,
        numbered_messages.message_number,
        numbered_messages.turn_number,
        coalesce(numbered_messages.is_turn_start, false) as is_turn_start

    from messages

    left join numbered_messages
        on messages.message_id = numbered_messages.message_id

),

messages_aggregated as (

    select
        conversation_id,
        min_by(person_key, sent_at) filter (where author_role = 'customer')
            as first_customer_person_key,
        min_by(message_id, message_number) filter (where author_role = 'customer')
            as first_customer_message_id,

        min(source_name) as source_name,
        min(channel) as channel,
        min_by(author_role, message_number) as first_author_role,
        max_by(author_role, message_number) as last_author_role,

        count(message_number)::int as message_count,
        (count(*) filter (where author_role = 'customer'))::int
            as customer_message_count,
        (count(*) filter (where author_role = 'agent' and is_public))::int
            as agent_message_count,
        (count(*) filter (where not is_public))::int as internal_note_count,
        (count(*) filter (where author_role = 'bot'))::int as bot_message_count,
        (count(*) filter (
            where is_turn_start and author_role = 'agent' and turn_number > 1
        ))::int as exchange_count,
        coalesce(max(turn_number), 0)::int as turn_count,
        -- in a ticket each comment is a reply, in a talk several in a row are one
        (count(*) filter (
            where author_role = 'agent' and message_number > 1
            and (is_turn_start or channel in ('ticket', 'email'))
        ))::int as agent_reply_count,

        min(sent_at) as first_message_at,
        max(sent_at) as last_message_at,
        -- the message that opens a conversation is never its reply, whoever wrote it
        min(sent_at) filter (where author_role = 'agent' and message_number > 1)
            as first_agent_reply_at

    from messages_with_turns

    group by conversation_id

)

select * from messages_aggregated
