with

sentences as (

    select * from {{ ref('int_call_sentences_numbered_to_turns') }}

),

sentences_joined_to_turns as (

    select
        message_id,
        conversation_id,
        min(person_key) as person_key,

        min(source_name) as source_name,
        'call' as channel,
        min(author_role) as author_role,
        {{ ordered_string_agg('sentence_text', 'sentence_number', ' ') }}
            as source_text,

        true as is_public,

        {{ add_seconds('min(call_started_at)', 'min(start_seconds)') }} as sent_at

    from sentences

    group by conversation_id, message_id

)

select * from sentences_joined_to_turns
