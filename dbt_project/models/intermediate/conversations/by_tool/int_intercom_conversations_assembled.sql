with

conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

parts as (

    select * from {{ ref('stg_intercom__conversation_parts') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

reopenings as (

    select
        intercom_conversation_id,
        (count(*) filter (where part_type = 'close'))::int as close_count

    from parts

    group by intercom_conversation_id

),

conversations_assembled as (

    select
        'intercom:' || conversations.intercom_conversation_id as conversation_id,
        'intercom:' || conversations.source_author_id as requester_person_key,

        conversations.title_text as subject_text,
        null::string as agent_category,
        conversations.tags_text,
        case when conversations.is_priority then 'high' end as priority,
        conversations.page_url,

        conversations.csat_rating_score as csat_score,
        coalesce(reopenings.close_count, 0) as solve_count,

        coalesce(conversations.conversation_state = 'closed', false)
        and coalesce(conversations.last_closed_at, conversations.updated_at)
        <= as_of_times.as_of_at as is_resolved,
        -- teams have no tier in Intercom's export: not known, which is not no
        null::boolean as is_escalated,
        null::boolean as is_priority_raised,

        conversations.created_at,
        coalesce(conversations.first_closed_at, conversations.updated_at)
            as first_resolved_at,
        coalesce(conversations.last_closed_at, conversations.updated_at)
            as last_resolved_at

    from conversations

    inner join as_of_times
        on conversations.created_at <= as_of_times.as_of_at

    left join reopenings
        on conversations.intercom_conversation_id = reopenings.intercom_conversation_id

)

select * from conversations_assembled
