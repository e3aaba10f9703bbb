-- A conversation without messages is an invention of a join, and one whose count
-- differs from the messages that can be read has lost some: exchanges, replies and
-- sentiment would be wrong with it.
with

conversations as (

    select * from {{ ref('fct_conversations') }}

),

messages as (

    select * from {{ ref('fct_messages') }}

),

message_totals as (

    select
        conversation_id,
        count(message_number) as message_count,
        count(*) filter (where author_role = 'bot') as bot_message_count

    from messages

    group by conversation_id

),

disagreements as (

    select
        conversations.conversation_id,
        conversations.message_count,
        message_totals.message_count as message_row_count

    from conversations

    left join message_totals
        on conversations.conversation_id = message_totals.conversation_id

    where
        conversations.message_count is distinct from message_totals.message_count
        or conversations.bot_message_count
        is distinct from message_totals.bot_message_count

)

select * from disagreements
