with

tickets as (

    select * from {{ ref('stg_zendesk__tickets') }}

),

status_changes as (

    select * from {{ ref('int_zendesk_status_changes_aggregated_to_conversations') }}

),

escalations as (

    select * from {{ ref('int_zendesk_escalations_aggregated_to_conversations') }}

),

ratings as (

    select * from {{ ref('stg_zendesk__satisfaction_ratings') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

latest_ratings as (

    select
        ratings.ticket_id,
        max_by(ratings.csat_score, ratings.created_at) as csat_score

    from ratings

    inner join as_of_times
        on ratings.created_at <= as_of_times.as_of_at

    where ratings.csat_score is not null

    group by ratings.ticket_id

),

conversations_assembled as (

    select
        'zendesk:' || tickets.ticket_id as conversation_id,
        'zendesk:' || tickets.requester_id as requester_person_key,

        tickets.subject as subject_text,
        tickets.agent_category,
        tickets.tags_text,
        tickets.priority,
        null::string as page_url,

        latest_ratings.csat_score,
        coalesce(status_changes.solve_count, 0) as solve_count,

        -- solved once, then opened again: not resolved
        case
            when status_changes.last_resolved_at is not null
                then coalesce(tickets.ticket_status in ('solved', 'closed'), false)
                or tickets.updated_at > as_of_times.as_of_at
            else coalesce(tickets.ticket_status in ('solved', 'closed'), false)
        end as is_resolved,
        coalesce(escalations.is_escalated, false) as is_escalated,
        coalesce(escalations.is_priority_raised, false) as is_priority_raised,

        tickets.created_at,
        coalesce(status_changes.first_resolved_at, tickets.updated_at) as first_resolved_at,
        coalesce(status_changes.last_resolved_at, tickets.updated_at) as last_resolved_at

    from tickets

    inner join as_of_times
        on tickets.created_at <= as_of_times.as_of_at

    left join status_changes
        on 'zendesk:' || tickets.ticket_id = status_changes.conversation_id

    left join escalations
        on 'zendesk:' || tickets.ticket_id = escalations.conversation_id

    left join latest_ratings
        on tickets.ticket_id = latest_ratings.ticket_id

    where coalesce(tickets.ticket_status, '') != 'deleted'

)

select * from conversations_assembled
