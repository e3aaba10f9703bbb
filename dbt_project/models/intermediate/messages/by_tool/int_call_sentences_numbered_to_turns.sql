with

sentences as (

    select * from {{ ref('int_call_sentences_unioned') }}

),

sentences_with_previous as (

    select
        conversation_id,
        person_key,
        source_name,
        author_role,
        sentence_text,
        sentence_number,
        start_seconds,
        end_seconds,
        call_started_at,
        lag(person_key) over (
            partition by conversation_id order by sentence_number
        ) as previous_person_key,
        lag(end_seconds) over (
            partition by conversation_id order by sentence_number
        ) as previous_end_seconds

    from sentences

),

sentences_with_turn as (

    select
        conversation_id,
        person_key,
        source_name,
        author_role,
        sentence_text,
        sentence_number,
        start_seconds,
        end_seconds,
        call_started_at,
        -- only the same voice: what another voice waits is no hesitation of this one
        case
            when person_key = previous_person_key
                then start_seconds - previous_end_seconds
        end as pause_seconds,
        sum(case when person_key is distinct from previous_person_key then 1 else 0 end)
            over (
                partition by conversation_id
                order by sentence_number
                rows between unbounded preceding and current row
            ) as call_turn_number

    from sentences_with_previous

),

sentences_numbered as (

    select
        conversation_id || ':' || lpad(call_turn_number::string, 4, '0') as message_id,
        conversation_id,
        person_key,

        source_name,
        author_role,
        sentence_text,

        sentence_number,
        call_turn_number,
        start_seconds,
        end_seconds,
        pause_seconds,

        call_started_at

    from sentences_with_turn

)

select * from sentences_numbered
