with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

texts as (

    select * from {{ ref('stg_enriched__message_texts') }}

),

texts_aggregated as (

    select
        messages.conversation_id,

        bool_or(messages.author_role = 'customer' and length(texts.text) > 0)
            as has_text

    from messages

    inner join texts
        on messages.message_id = texts.message_id

    group by messages.conversation_id

)

select * from texts_aggregated
