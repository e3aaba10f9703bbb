with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

best_customers as (

    select * from {{ ref('int_customers_chosen_for_conversations') }}

),

channel_accounts as (

    select * from {{ ref('channel_accounts') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

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
        best_customers.contact_id,
        coalesce(best_customers.account_id, mapped_channels.account_id)
            as account_id,

        case
            when best_customers.account_id is not null
                then best_customers.resolution_method
            when mapped_channels.account_id is not null then 'slack_channel_map'
            else 'unresolved'
        end as account_resolution_method

    from conversations

    left join best_customers
        on conversations.conversation_id = best_customers.conversation_id

    left join mapped_channels
        on
            split_part(conversations.conversation_id, '/', 1)
            = mapped_channels.channel_key

)

select * from conversations_resolved
