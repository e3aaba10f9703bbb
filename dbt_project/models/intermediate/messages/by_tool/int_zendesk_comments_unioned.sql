with

tickets as (

    select * from {{ ref('stg_zendesk__tickets') }}

),

comments as (

    select * from {{ ref('stg_zendesk__ticket_comments') }}

),

comments_of_tickets as (

    select
        'zendesk:' || comments.comment_id as message_id,
        comments.ticket_id,
        comments.author_id,
        comments.body_text,
        comments.via_channel,
        comments.is_public,
        comments.created_at

    from comments

    inner join tickets
        on comments.ticket_id = tickets.ticket_id

),

-- an export without comment files still holds each ticket's first message
descriptions_of_uncommented_tickets as (

    select
        'zendesk:' || tickets.ticket_id || ':description' as message_id,
        tickets.ticket_id,
        tickets.requester_id as author_id,
        tickets.description_text as body_text,
        tickets.via_channel,
        true as is_public,
        tickets.created_at

    from tickets

    left join comments
        on tickets.ticket_id = comments.ticket_id

    where comments.comment_id is null

),

all_comments as (

    select * from comments_of_tickets
    union all
    select * from descriptions_of_uncommented_tickets

),

comments_unioned as (

    select
        message_id,
        ticket_id,
        author_id,

        body_text,
        via_channel,

        coalesce(is_public, true) as is_public,

        created_at

    from all_comments

)

select * from comments_unioned
