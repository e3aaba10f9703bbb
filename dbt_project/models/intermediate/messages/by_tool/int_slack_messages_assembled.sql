with

messages as (

    select * from {{ ref('int_slack_messages_joined_to_authors') }}

),

messages_counted as (

    select
        message_id,
        conversation_id,
        person_key,
        source_name,
        channel,
        author_role,
        source_text,
        is_public,
        sent_at,
        count(case when author_role != 'bot' then 1 end) over (
            partition by conversation_id
        ) as people_message_count

    from messages

),

-- what a bot posts and nobody answers is no talk
messages_of_talks as (

    select
        message_id,
        conversation_id,
        person_key,

        source_name,
        channel,
        author_role,
        source_text,

        is_public,

        sent_at

    from messages_counted

    where people_message_count > 0

)

select * from messages_of_talks
