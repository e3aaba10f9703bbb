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
        call_started_at,
        lag(person_key) over (
            partition by conversation_id order by sentence_number
        ) as previous_person_key

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
        call_started_at,
        sum(case when person_key is distinct from previous_person_key then 1 else 0 end)
            over (
                partition by conversation_id
                order by sentence_number
                rows between unbounded preceding and current row
            ) as call_turn_number

    from sentences_with_previous

),

sentences_joined_to_turns as (

    select
        conversation_id || ':' || lpad(call_turn_number::string, 4, '0') as message_id,
        conversation_id,
        min(person_key) as person_key,

        min(source_name) as source_name,
        'call' as channel,
        min(author_role) as author_role,
        {{ ordered_string_agg('sentence_text', 'sentence_number', ' ') }}
            as source_text,

        true as is_public,

        {{ add_seconds('min(call_started_at)', 'min(start_seconds)') }} as sent_at

    from sentences_with_turn

    group by conversation_id, call_turn_number

)

select * from sentences_joined_to_turns
