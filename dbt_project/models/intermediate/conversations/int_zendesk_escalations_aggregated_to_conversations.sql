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

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

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

group_changes as (

    select
        audit_events.ticket_id,
        new_groups.support_tier > previous_groups.support_tier
        or (new_groups.is_specialist and not previous_groups.is_specialist)
            as is_escalation

    from audit_events

    inner join as_of_times
        on audit_events.created_at <= as_of_times.as_of_at

    inner join groups_with_tier as new_groups  -- noqa: AL07
        on audit_events.new_value = new_groups.group_id

    inner join groups_with_tier as previous_groups  -- noqa: AL07
        on audit_events.previous_value = previous_groups.group_id

    where audit_events.field_name = 'group_id'

),

priority_changes as (

    select
        audit_events.ticket_id,
        case audit_events.new_value
            when 'low' then 1 when 'normal' then 2 when 'high' then 3 when 'urgent' then 4
        end
        > case audit_events.previous_value
            when 'low' then 1 when 'normal' then 2 when 'high' then 3 when 'urgent' then 4
        end as is_raise

    from audit_events

    inner join as_of_times
        on audit_events.created_at <= as_of_times.as_of_at

    where audit_events.field_name = 'priority'

),

all_changes as (

    select
        ticket_id,
        is_escalation,
        false as is_raise

    from group_changes

    union all

    select
        ticket_id,
        false as is_escalation,
        is_raise

    from priority_changes

),

escalations_aggregated as (

    select
        'zendesk:' || ticket_id as conversation_id,

        coalesce(bool_or(is_escalation), false) as is_escalated,
        coalesce(bool_or(is_raise), false) as is_priority_raised

    from all_changes

    group by ticket_id

)

select * from escalations_aggregated
