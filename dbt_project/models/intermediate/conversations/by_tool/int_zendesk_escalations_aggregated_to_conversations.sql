with

audit_events as (

    select * from {{ ref('stg_zendesk__ticket_audit_events') }}

),

groups as (

    select * from {{ ref('stg_zendesk__groups') }}

),

support_groups as (

    select * from {{ ref('support_groups') }}

),

groups_with_tier as (

    select
        groups.group_id,
        support_groups.support_tier,
        coalesce(support_groups.is_specialist, false) as is_specialist

    from groups

    inner join support_groups
        on groups.group_name = support_groups.group_name

),

-- a move within one tier is lateral; a group without a known tier tells nothing
changes as (

    select
        audit_events.ticket_id,
        new_groups.support_tier > previous_groups.support_tier
        or (new_groups.is_specialist and not previous_groups.is_specialist)
            as is_escalation,
        audit_events.field_name = 'priority'
        and {{ priority_rank('audit_events.new_value') }}
        > {{ priority_rank('audit_events.previous_value') }} as is_raise

    from audit_events

    left join groups_with_tier as new_groups  -- noqa: AL07
        on
            audit_events.new_value = new_groups.group_id
            and audit_events.field_name = 'group_id'

    left join groups_with_tier as previous_groups  -- noqa: AL07
        on
            audit_events.previous_value = previous_groups.group_id
            and audit_events.field_name = 'group_id'

    where
        audit_events.field_name in ('group_id', 'priority')
        and audit_events.created_at <= {{ as_of_limit() }}

),

escalations_aggregated as (

    select
        'zendesk:' || ticket_id as conversation_id,

        coalesce(bool_or(is_escalation), false) as is_escalated,
        coalesce(bool_or(is_raise), false) as is_priority_raised

    from changes

    group by ticket_id

)

select * from escalations_aggregated
