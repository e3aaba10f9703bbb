with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

signals as (

    select * from {{ ref('int_signals_aggregated_to_conversations') }}

),

-- also what is too unsure to be shown alone: many unsure sentences make a sure talk
intent_totals as (

    select
        conversation_id,
        intent,
        sum(intent_confidence_score) as confidence_total

    from segments

    where intent is not null

    group by conversation_id, intent

),

-- "other" only when nothing else was said
intents_ranked as (

    select
        conversation_id,
        intent,
        row_number() over (
            partition by conversation_id
            order by (intent = 'other')::int asc, confidence_total desc, intent asc
        ) as intent_rank

    from intent_totals

),

intents_aggregated as (

    select
        intents_ranked.conversation_id,

        intents_ranked.intent as primary_intent,

        coalesce(signals.is_escalation_demanded, false) as is_escalation_demanded,
        coalesce(signals.has_churn_signal, false) as has_churn_signal,
        coalesce(signals.has_expansion_signal, false) as has_expansion_signal

    from intents_ranked

    left join signals
        on intents_ranked.conversation_id = signals.conversation_id

    where intents_ranked.intent_rank = 1

)

select * from intents_aggregated
