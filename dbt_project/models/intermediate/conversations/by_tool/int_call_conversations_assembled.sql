with

gong_calls as (

    select * from {{ ref('stg_gong__calls') }}

),

webvtt_calls as (

    select * from {{ ref('stg_webvtt__calls') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

all_calls as (

    select
        'gong:' || gong_call_id as conversation_id,
        title as subject_text,
        started_at

    from gong_calls

    union all

    select
        'vtt:' || vtt_call_id as conversation_id,
        title as subject_text,
        started_at

    from webvtt_calls

),

conversations_assembled as (

    select
        all_calls.conversation_id,
        null::string as requester_person_key,

        all_calls.subject_text,
        null::string as agent_category,
        null::string as tags_text,
        null::string as priority,
        null::string as page_url,

        null::int as csat_score,
        null::int as solve_count,

        null::boolean as is_resolved,
        null::boolean as is_escalated,
        null::boolean as is_priority_raised,

        all_calls.started_at as created_at,
        null::timestamp as first_resolved_at,
        null::timestamp as last_resolved_at

    from all_calls

    inner join as_of_times
        on all_calls.started_at <= as_of_times.as_of_at

)

select * from conversations_assembled
