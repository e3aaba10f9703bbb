with

comments as (

    select * from {{ ref('int_zendesk_comments_unioned') }}

),

users as (

    select * from {{ ref('stg_zendesk__users') }}

),

messages_assembled as (

    select
        comments.message_id,
        'zendesk:' || comments.ticket_id as conversation_id,
        'zendesk:' || comments.author_id as person_key,

        'zendesk' as source_name,
        'ticket' as channel,
        case
            when comments.via_channel in ('rule', 'trigger', 'automation', 'system')
                then 'bot'
            when users.role in ('agent', 'admin') then 'agent'
            else 'customer'
        end as author_role,
        comments.body_text as source_text,

        comments.is_public,

        comments.created_at as sent_at

    from comments

    left join users
        on comments.author_id = users.user_id

)

select * from messages_assembled
