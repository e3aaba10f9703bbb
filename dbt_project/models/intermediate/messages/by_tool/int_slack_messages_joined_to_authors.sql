with

messages as (

    select * from {{ ref('int_slack_messages_stitched_to_threads') }}

),

users as (

    select * from {{ ref('stg_slack__users') }}

),

channels as (

    select * from {{ ref('stg_slack__channels') }}

),

channel_accounts as (

    select * from {{ ref('channel_accounts') }}

),

own_domains as (

    select * from {{ ref('own_domains') }}

),

messages_joined as (

    select
        'slack:' || messages.slack_message_id as message_id,
        'slack:' || messages.channel_name || '/' || messages.thread_start_ts
            as conversation_id,
        'slack:' || messages.slack_user_id as person_key,

        'slack' as source_name,
        'slack_shared' as channel,
        case
            when messages.bot_id is not null or users.is_bot then 'bot'
            when own_domains.domain is not null then 'agent'
            else 'customer'
        end as author_role,
        messages.text as source_text,

        true as is_public,

        messages.sent_at

    from messages

    left join users
        on messages.slack_user_id = users.slack_user_id

    left join own_domains
        on split_part(users.email, '@', 2) = own_domains.domain

    left join channels
        on messages.channel_name = channels.channel_name

    left join channel_accounts
        on messages.channel_name = channel_accounts.channel_name

    -- a channel of our own people alone holds no customer's words
    where coalesce(channels.is_shared, true) or channel_accounts.account_id is not null

)

select * from messages_joined
