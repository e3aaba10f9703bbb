with

answer_records as (

    {{ latest_records(source('raw', 'csat_answers')) }}

),

answer_fields as (

    {{ json_fields('answer_records', {
        'answer_id': '$.answer_id',
        'source_conversation_id': '$.conversation_id',
        'channel': '$.channel',
        'email': '$.email',
        'comment_text': '$.comment',
        'score': '$.score',
        'answered_at': '$.answered_at'
    }) }}

),

answers_typed as (

    select
        answer_id,
        source_conversation_id,

        channel,
        lower(trim(email)) as email,
        comment_text,

        try_cast(score as int) as csat_score,

        {{ iso_to_timestamp('answered_at') }} as answered_at

    from answer_fields

)

select * from answers_typed
