with

mentions as (

    select * from {{ ref('int_expansion_signals_mapped_to_accounts') }}

),

insights as (

    select * from {{ ref('fct_insights') }}

),

accounts as (

    select * from {{ ref('dim_accounts') }}

),

plan_limits as (

    select * from {{ ref('plan_features') }}

),

plans as (

    select * from {{ ref('plans') }}

),

expansion_signals as (

    select
        md5(concat_ws(
            '|', accounts.account_id, coalesce(mentions.signal_kind, '')
        ))::string as expansion_signal_id,
        accounts.account_id::string as account_id,
        insights.insight_id::string as insight_id,
        insights.conversation_id::string as conversation_id,
        insights.message_id::string as message_id,
        mentions.feature_id::string as feature_id,

        mentions.signal_kind::string as signal_kind,
        insights.strength::string as strength,
        insights.quote::string as quote,  -- noqa: RF04
        accounts.plan::string as plan,
        case mentions.signal_kind
            when 'usage_limit' then plan_limits.limit_unit
            when 'team_growth' then 'seats'
        end::string as limit_unit,
        mentions.disqualified_reason::string as disqualified_reason,

        case mentions.signal_kind
            when 'usage_limit' then plan_limits.limit_count
            when 'team_growth' then plans.seat_limit
        end::bigint as limit_count,
        mentions.conversation_count::int as conversation_count,
        accounts.arr_usd::decimal(18, 2) as arr_usd,

        (mentions.disqualified_reason is null)::boolean as is_qualified,

        mentions.first_seen_at::timestamp as first_seen_at,
        insights.sent_at::timestamp as quoted_at

    from mentions

    inner join accounts
        on mentions.account_id = accounts.account_id

    inner join insights
        on
            mentions.segment_id = insights.segment_id
            and insights.label_family = 'signal'
            and insights.label = 'expansion'

    left join plans
        on accounts.plan = plans.plan

    left join plan_limits
        on
            accounts.plan = plan_limits.plan
            and mentions.feature_id = plan_limits.feature_id

)

select * from expansion_signals
