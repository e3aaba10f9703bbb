with

signals as (

    select * from {{ ref('int_signals_joined_to_segments') }}

),

accounts_of_conversations as (

    select * from {{ ref('int_conversations_resolved_to_accounts') }}

),

-- who plainly names a competitor looks around; "does it read files of theirs?" does not
churn_signals as (

    select
        segment_id,
        conversation_id,
        signal,
        case
            when signal = 'churn_risk' then signal_kind
            else 'evaluating_alternatives'
        end as signal_kind,
        strength,
        {{ strength_rank('strength') }} as strength_rank,
        sent_at

    from signals

    where
        signal = 'churn_risk'
        or (signal = 'competitor_mention' and strength != 'implied')

),

churn_signals_mapped as (

    select
        churn_signals.segment_id,
        churn_signals.conversation_id,
        accounts_of_conversations.account_id,

        churn_signals.signal,
        churn_signals.signal_kind,
        churn_signals.strength,

        row_number() over (
            partition by
                accounts_of_conversations.account_id,
                churn_signals.signal_kind
            order by
                churn_signals.strength_rank asc,
                churn_signals.sent_at asc,
                churn_signals.segment_id asc,
                churn_signals.signal asc
        )::int as mention_number,

        churn_signals.sent_at

    from churn_signals

    inner join accounts_of_conversations
        on churn_signals.conversation_id = accounts_of_conversations.conversation_id

    where accounts_of_conversations.account_id is not null

)

select * from churn_signals_mapped
