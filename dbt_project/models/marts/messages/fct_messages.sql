with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

texts as (

    select * from {{ ref('stg_enriched__message_texts') }}

),

numbered_messages as (

    select * from {{ ref('int_messages_numbered_to_turns') }}

),

people as (

    select * from {{ ref('int_contacts_resolved_to_accounts') }}

),

scores as (

    select * from {{ ref('int_messages_scored') }}

),

hesitations as (

    select * from {{ ref('int_call_hesitations_aggregated_to_messages') }}

),

messages_described as (

    select
        messages.message_id::string as message_id,
        messages.conversation_id::string as conversation_id,
        people.contact_id::string as contact_id,

        messages.channel::string as channel,
        messages.author_role::string as author_role,
        texts.text::string as text,  -- noqa: RF04

        numbered_messages.message_number::int as message_number,
        numbered_messages.turn_number::int as turn_number,
        scores.sentiment_score::double as sentiment_score,
        hesitations.filler_count::int as filler_count,
        hesitations.hesitation_count::int as hesitation_count,

        messages.is_public::boolean as is_public,
        texts.has_quoted_text::boolean as has_quoted_text,

        messages.sent_at::timestamp as sent_at

    from messages

    left join texts
        on messages.message_id = texts.message_id

    left join numbered_messages
        on messages.message_id = numbered_messages.message_id

    left join people
        on messages.person_key = people.person_key

    left join scores
        on messages.message_id = scores.message_id

    left join hesitations
        on messages.message_id = hesitations.message_id

)

select * from messages_described
