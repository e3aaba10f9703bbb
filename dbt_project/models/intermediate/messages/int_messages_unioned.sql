with

zendesk_messages as (

    select * from {{ ref('int_zendesk_messages_assembled') }}

),

intercom_messages as (

    select * from {{ ref('int_intercom_messages_assembled') }}

),

email_messages as (

    select * from {{ ref('int_email_messages_assembled') }}

),

slack_messages as (

    select * from {{ ref('int_slack_messages_assembled') }}

),

call_messages as (

    select * from {{ ref('int_call_sentences_joined_to_turns') }}

),

generic_messages as (

    select * from {{ ref('int_generic_messages_assembled') }}

),

all_messages as (

    select * from zendesk_messages
    union all
    select * from intercom_messages
    union all
    select * from email_messages
    union all
    select * from slack_messages
    union all
    select * from call_messages
    union all
    select * from generic_messages

),

messages_unioned as (

    select
        message_id,
        conversation_id,
        person_key,

        source_name,
        channel,
        author_role,
        source_text,
        md5(coalesce(source_text, '')) as source_text_md5,

        is_public,

        sent_at

    from all_messages

    where sent_at is not null and sent_at <= {{ as_of_limit() }}

)

select * from messages_unioned
