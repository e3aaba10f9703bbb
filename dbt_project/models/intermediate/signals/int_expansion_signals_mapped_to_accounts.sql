with

signals as (

    select * from {{ ref('int_expansion_signals_qualified') }}

),

-- what can be sold goes before what was said more plainly
signals_numbered as (

    select
        segment_id,
        conversation_id,
        account_id,
        feature_id,
        signal_kind,
        disqualified_reason,
        row_number() over (
            partition by account_id, signal_kind
            order by
                (disqualified_reason is null)::int desc,
                {{ strength_rank('strength') }} asc,
                sent_at asc,
                segment_id asc
        ) as mention_number,
        -- a casual mention starts no clock, unless there is nothing else
        coalesce(
            min(sent_at) filter (where strength != 'casual') over (
                partition by account_id, signal_kind
            ),
            min(sent_at) over (partition by account_id, signal_kind)
        ) as first_seen_at

    from signals

),

signals_mapped as (

    select
        account_id,

        signal_kind,
        max(segment_id) filter (where mention_number = 1) as segment_id,
        max(feature_id) filter (where mention_number = 1) as feature_id,
        max(disqualified_reason) filter (where mention_number = 1)
            as disqualified_reason,

        count(distinct conversation_id)::int as conversation_count,

        min(first_seen_at) as first_seen_at

    from signals_numbered

    group by account_id, signal_kind

)

select * from signals_mapped
