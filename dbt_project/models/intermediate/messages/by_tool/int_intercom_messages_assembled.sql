with

conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

parts as (

    select * from {{ ref('stg_intercom__conversation_parts') }}

),

all_messages as (

    select
        'intercom:' || intercom_conversation_id || ':source' as message_id,
        intercom_conversation_id,
        source_author_id as author_id,
        source_author_type as author_type,
        source_body_text as body_text,
        'comment' as part_type,
        created_at

    from conversations

    union all

    -- assigning or closing may carry a text too, and the customer reads it
    select
        'intercom:' || conversation_part_id as message_id,
        intercom_conversation_id,
        author_id,
        author_type,
        body_text,
        part_type,
        created_at

    from parts

    where nullif(trim(body_text), '') is not null

),

messages_assembled as (

    select
        message_id,
        'intercom:' || intercom_conversation_id as conversation_id,
        'intercom:' || author_id as person_key,

        'intercom' as source_name,
        'chat' as channel,
        case
            when author_type = 'bot' then 'bot'
            when author_type in ('admin', 'team') then 'agent'
            else 'customer'
        end as author_role,
        body_text as source_text,

        coalesce(part_type != 'note', true) as is_public,

        created_at as sent_at

    from all_messages

)

select * from messages_assembled
