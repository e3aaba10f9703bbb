with

emails as (

    select * from {{ ref('stg_email__messages') }}

),

threads as (

    select * from {{ ref('stg_enriched__email_threads') }}

),

own_domains as (

    select * from {{ ref('own_domains') }}

),

messages_assembled as (

    select
        'email:' || emails.email_message_id as message_id,
        'email:' || threads.thread_id as conversation_id,
        'email:' || emails.from_email as person_key,

        'email' as source_name,
        'email' as channel,
        case
            when emails.is_auto_submitted then 'bot'
            when own_domains.domain is not null then 'agent'
            else 'customer'
        end as author_role,
        emails.body_text as source_text,

        true as is_public,

        emails.sent_at

    from emails

    inner join threads
        on emails.email_message_id = threads.email_message_id

    left join own_domains
        on split_part(emails.from_email, '@', 2) = own_domains.domain

)

select * from messages_assembled
