with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

people as (

    select * from {{ ref('int_contacts_resolved_to_accounts') }}

),

channel_accounts as (

    select * from {{ ref('channel_accounts') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

-- the requester first; else the customer whose account is surest, so that one conversation has one account
participants as (

    select distinct
        messages.conversation_id,
        people.contact_id,
        people.account_id,
        people.resolution_method,
        people.resolution_confidence_score
        + case when people.person_key = conversations.requester_person_key then 10 else 0 end
            as participant_rank

    from messages

    inner join conversations
        on messages.conversation_id = conversations.conversation_id

    inner join people
        on messages.person_key = people.person_key

    where messages.author_role = 'customer'

),

best_participants as (

    select
        conversation_id,
        max_by(contact_id, participant_rank) as contact_id,
        max_by(account_id, participant_rank) filter (where account_id is not null)
            as account_id,
        max_by(resolution_method, participant_rank) filter (where account_id is not null)
            as resolution_method

    from participants

    group by conversation_id

),

mapped_channels as (

    select
        'slack:' || channel_accounts.channel_name as channel_key,
        min(account_keys.account_id) as account_id

    from channel_accounts

    inner join account_keys
        on channel_accounts.account_id = account_keys.account_key

    group by channel_accounts.channel_name

),

conversations_resolved as (

    select
        conversations.conversation_id,
        best_participants.contact_id,
        coalesce(best_participants.account_id, mapped_channels.account_id) as account_id,

        case
            when best_participants.account_id is not null
                then best_participants.resolution_method
            when mapped_channels.account_id is not null then 'slack_channel_map'
            else 'unresolved'
        end as account_resolution_method

    from conversations

    left join best_participants
        on conversations.conversation_id = best_participants.conversation_id

    left join mapped_channels
        on split_part(conversations.conversation_id, '/', 1) = mapped_channels.channel_key

)

select * from conversations_resolved
