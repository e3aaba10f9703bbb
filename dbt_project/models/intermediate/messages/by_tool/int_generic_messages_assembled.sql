with

messages as (

    select * from {{ ref('stg_generic__messages') }}

),

messages_assembled as (

    select
        'generic:' || message_id as message_id,
        'generic:' || conversation_id as conversation_id,
        'generic:' || coalesce(author_id, author_email) as person_key,

        'generic' as source_name,
        coalesce(channel, 'ticket') as channel,
        coalesce(author_role, 'customer') as author_role,
        text as source_text,

        true as is_public,

        sent_at

    from messages

)

select * from messages_assembled
