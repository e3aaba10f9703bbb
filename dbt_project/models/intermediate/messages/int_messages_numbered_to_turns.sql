with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

-- only what both sides can see moves the talk on: notes and bots neither ask nor answer
public_messages as (

    select
        message_id,
        conversation_id,
        author_role,
        sent_at,
        lag(author_role, 1, 'nobody') over (
            partition by conversation_id order by sent_at, message_id
        ) as previous_author_role,
        row_number() over (
            partition by conversation_id order by sent_at, message_id
        ) as message_number

    from messages

    where is_public and author_role in ('customer', 'agent')

),

messages_with_starts as (

    select
        message_id,
        conversation_id,
        author_role,
        sent_at,
        message_number,
        author_role != previous_author_role as is_turn_start

    from public_messages

),

messages_numbered as (

    select
        message_id,
        conversation_id,

        author_role,

        message_number::int as message_number,
        (sum(is_turn_start::int) over (
            partition by conversation_id
            order by message_number
            rows between unbounded preceding and current row
        ))::int as turn_number,

        is_turn_start,

        sent_at

    from messages_with_starts

)

select * from messages_numbered
