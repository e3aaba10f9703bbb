-- A day, topic or channel that loses or doubles conversations makes every chart of
-- support volume wrong without anybody seeing it: the days must add up to the
-- conversations there are.
with

support_days as (

    select * from {{ ref('mart_support_daily') }}

),

conversations as (

    select * from {{ ref('fct_conversations') }}

),

day_totals as (

    select
        coalesce(sum(conversation_count), 0)::bigint as conversation_count,
        coalesce(sum(resolved_count), 0)::bigint as resolved_count

    from support_days

),

conversation_totals as (

    select
        count(*) as conversation_count,
        count(resolved_at) as resolved_count

    from conversations

),

disagreements as (

    select
        day_totals.conversation_count as day_conversation_count,
        conversation_totals.conversation_count,
        day_totals.resolved_count as day_resolved_count,
        conversation_totals.resolved_count

    from day_totals

    cross join conversation_totals

    where
        day_totals.conversation_count != conversation_totals.conversation_count
        or day_totals.resolved_count != conversation_totals.resolved_count

)

select * from disagreements
