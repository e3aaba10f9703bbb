with

signals as (

    select * from {{ ref('int_signals_joined_to_segments') }}

),

accounts_of_conversations as (

    select * from {{ ref('int_conversations_resolved_to_accounts') }}

),

accounts as (

    select * from {{ ref('int_accounts_joined_to_contracts') }}

),

plans as (

    select * from {{ ref('plans') }}

),

features_wanted as (

    select * from {{ ref('int_feature_mentions_aggregated_to_messages') }}

),

highest_plans as (

    select max(plan_rank) as highest_plan_rank

    from plans

),

signals_qualified as (

    select
        signals.segment_id,
        signals.conversation_id,
        accounts.account_id,
        features_wanted.feature_id,

        signals.signal_kind,
        signals.strength,
        case
            when signals.is_casual then 'casual_mention'
            when accounts.is_churned then 'account_churned'
            when
                signals.signal_kind not in ('higher_tier', 'usage_limit')
                or signals.signal_kind is null
                then null
            when plans.plan_rank is null then 'plan_not_known'
            when plans.plan_rank = highest_plans.highest_plan_rank then 'highest_plan'
            when
                signals.signal_kind = 'higher_tier'
                and features_wanted.minimum_plan_rank <= plans.plan_rank
                then 'already_included'
        end as disqualified_reason,

        signals.sent_at

    from signals

    inner join accounts_of_conversations
        on signals.conversation_id = accounts_of_conversations.conversation_id

    inner join accounts
        on accounts_of_conversations.account_id = accounts.account_id

    cross join highest_plans

    left join plans
        on accounts.plan = plans.plan

    left join features_wanted
        on signals.message_id = features_wanted.message_id

    where signals.signal = 'expansion'

)

select * from signals_qualified
