with

audit_events as (

    select * from {{ ref('stg_zendesk__ticket_audit_events') }}

),

metric_events as (

    select * from {{ ref('stg_zendesk__ticket_metric_events') }}

),

solves as (

    select
        ticket_id,
        created_at as solved_at,
        previous_value not in ('solved', 'closed') as is_solve

    from audit_events

    where
        field_name = 'status' and new_value in ('solved', 'closed')
        and created_at <= {{ as_of_limit() }}

),

solves_seen_in_metric_events as (

    select
        metric_events.ticket_id,
        metric_events.occurred_at as solved_at,
        true as is_solve

    from metric_events

    left join solves
        on metric_events.ticket_id = solves.ticket_id

    where
        metric_events.metric = 'resolution_time'
        and metric_events.metric_event_type = 'fulfill'
        and metric_events.occurred_at <= {{ as_of_limit() }}
        and solves.ticket_id is null

),

all_solves as (

    select * from solves

    union all

    select * from solves_seen_in_metric_events

),

status_changes_aggregated as (

    select
        'zendesk:' || ticket_id as conversation_id,

        -- an import may hold only the closing of a ticket that was solved before
        greatest(count(*) filter (where coalesce(is_solve, true)), 1)::int
            as solve_count,

        min(solved_at) as first_resolved_at,
        coalesce(
            max(solved_at) filter (where coalesce(is_solve, true)), max(solved_at)
        ) as last_resolved_at

    from all_solves

    group by ticket_id

)

select * from status_changes_aggregated
