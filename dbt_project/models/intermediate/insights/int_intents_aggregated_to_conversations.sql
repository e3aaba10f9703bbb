with

segments as (

    select * from {{ ref('int_segments_joined_to_labels') }}

),

signals as (

    select * from {{ ref('stg_enriched__segment_signals') }}

),

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

conversation_signals as (

    select
        segments.conversation_id,
        bool_or(signals.signal = 'escalation_demand') as is_escalation_demanded

    from segments

    inner join signals
        on segments.segment_id = signals.segment_id

    group by segments.conversation_id

),

intents_aggregated as (

    select
        intents_ranked.conversation_id,
        intents_ranked.intent as primary_intent,
        coalesce(conversation_signals.is_escalation_demanded, false)
            as is_escalation_demanded

    from intents_ranked

    left join conversation_signals
        on intents_ranked.conversation_id = conversation_signals.conversation_id

    where intents_ranked.intent_rank = 1

)

select * from intents_aggregated
