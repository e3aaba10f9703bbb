with

mentions as (

    select * from {{ ref('int_churn_signals_mapped_to_accounts') }}

),

insights as (

    select * from {{ ref('fct_insights') }}

),

accounts as (

    select * from {{ ref('dim_accounts') }}

),

mention_totals as (

    select
        account_id,
        signal_kind,
        max(segment_id) filter (where mention_number = 1) as segment_id,
        max(signal) filter (where mention_number = 1) as signal,  -- noqa: RF04
        count(distinct conversation_id) as conversation_count,
        -- a casual mention starts no clock, unless there is nothing else
        coalesce(
            min(sent_at) filter (where strength != 'casual'), min(sent_at)
        ) as first_seen_at

    from mentions

    group by account_id, signal_kind

),

churn_signals as (

    select
        md5(concat_ws(
            '|', accounts.account_id, coalesce(mention_totals.signal_kind, '')
        ))::string as churn_signal_id,
        accounts.account_id::string as account_id,
        insights.insight_id::string as insight_id,
        insights.conversation_id::string as conversation_id,
        insights.message_id::string as message_id,

        mention_totals.signal_kind::string as signal_kind,
        insights.strength::string as strength,
        insights.quote::string as quote,  -- noqa: RF04
        case when insights.strength = 'casual' then 'casual_mention' end::string
            as suppression_reason,

        mention_totals.conversation_count::int as conversation_count,
        accounts.arr_usd::decimal(18, 2) as arr_usd,
        {{ days_between('mention_totals.first_seen_at', 'accounts.churned_at') }}
            as lead_time_days,

        (insights.strength != 'casual')::boolean as is_alerted,

        accounts.renewal_date::date as renewal_date,

        mention_totals.first_seen_at::timestamp as first_seen_at,
        insights.sent_at::timestamp as quoted_at

    from mention_totals

    inner join accounts
        on mention_totals.account_id = accounts.account_id

    inner join insights
        on
            mention_totals.segment_id = insights.segment_id
            and insights.label_family = 'signal'
            and mention_totals.signal = insights.label

)

select * from churn_signals
