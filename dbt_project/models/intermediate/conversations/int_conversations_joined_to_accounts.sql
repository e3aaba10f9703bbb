with

conversations as (

    select * from {{ ref('int_conversations_joined_to_insights') }}

),

accounts as (

    select * from {{ ref('int_accounts_joined_to_contracts') }}

),

behaviour as (

    select * from {{ ref('int_product_events_aggregated_to_conversations') }}

),

features as (

    select * from {{ ref('feature_catalogue') }}

),

conversations_joined as (

    select
        conversations.conversation_id,
        accounts.account_id,

        {{ behaviour_narrative('behaviour', 'features.feature_name') }}
            as behaviour_narrative,

        -- solved once is no reopening; null where the tool has no status
        case
            when conversations.solve_count > 0 then conversations.solve_count - 1
            else conversations.solve_count
        end as reopen_count,
        {{ days_between('accounts.customer_since_date', 'conversations.started_at') }}
            as lifecycle_day

    from conversations

    -- left join: a conversation of an unknown account is still a conversation
    left join accounts
        on conversations.account_id = accounts.account_id

    left join behaviour
        on conversations.conversation_id = behaviour.conversation_id

    left join features
        on behaviour.attempted_feature_id = features.feature_id

)

select * from conversations_joined
