with

conversations as (

    select * from {{ ref('stg_generic__conversations') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

conversations_assembled as (

    select
        'generic:' || conversations.conversation_id as conversation_id,
        null::string as requester_person_key,

        conversations.subject_text,
        null::string as agent_category,
        conversations.tags_text,
        conversations.priority,
        null::string as page_url,

        conversations.csat_score,
        case when conversations.resolved_at is not null then 1 else 0 end
            as solve_count,

        coalesce(conversations.resolved_at <= as_of_times.as_of_at, false)
            as is_resolved,
        null::boolean as is_escalated,
        null::boolean as is_priority_raised,

        conversations.created_at,
        conversations.resolved_at as first_resolved_at,
        conversations.resolved_at as last_resolved_at

    from conversations

    cross join as_of_times

)

select * from conversations_assembled
