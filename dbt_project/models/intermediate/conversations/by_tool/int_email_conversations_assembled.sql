with

emails as (

    select * from {{ ref('stg_email__messages') }}

),

threads as (

    select * from {{ ref('stg_enriched__email_threads') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

conversations_assembled as (

    select
        'email:' || threads.thread_id as conversation_id,
        null::string as requester_person_key,

        min_by(emails.subject_text, emails.sent_at) as subject_text,
        null::string as agent_category,
        null::string as tags_text,
        null::string as priority,
        null::string as page_url,

        null::int as csat_score,
        null::int as solve_count,

        null::boolean as is_resolved,
        null::boolean as is_escalated,
        null::boolean as is_priority_raised,

        min(emails.sent_at) as created_at,
        null::timestamp as first_resolved_at,
        null::timestamp as last_resolved_at

    from emails

    inner join threads
        on emails.email_message_id = threads.email_message_id

    inner join as_of_times
        on emails.sent_at <= as_of_times.as_of_at

    group by threads.thread_id

)

select * from conversations_assembled
