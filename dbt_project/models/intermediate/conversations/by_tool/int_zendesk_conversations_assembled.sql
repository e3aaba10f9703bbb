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

    select * from {{ ref('int_zendesk_ratings_aggregated_to_conversations') }}

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

        ratings.csat_score,
        coalesce(status_changes.solve_count, 0) as solve_count,

        -- solved, then opened again: not resolved. A ticket changed after the as-of
        -- moment has a later status, so only its history counts.
        case
            when tickets.updated_at > {{ as_of_limit() }}
                then status_changes.last_resolved_at is not null
            else coalesce(tickets.ticket_status in ('solved', 'closed'), false)
        end as is_resolved,
        coalesce(escalations.is_escalated, false) as is_escalated,
        coalesce(escalations.is_priority_raised, false) as is_priority_raised,

        tickets.created_at,
        coalesce(status_changes.first_resolved_at, tickets.updated_at)
            as first_resolved_at,
        coalesce(status_changes.last_resolved_at, tickets.updated_at)
            as last_resolved_at

    from tickets

    left join status_changes
        on 'zendesk:' || tickets.ticket_id = status_changes.conversation_id

    left join escalations
        on 'zendesk:' || tickets.ticket_id = escalations.conversation_id

    left join ratings
        on 'zendesk:' || tickets.ticket_id = ratings.conversation_id

    where
        coalesce(tickets.ticket_status, '') != 'deleted'
        and tickets.created_at <= {{ as_of_limit() }}

)

select * from conversations_assembled
