with

answer_records as (

    {{ latest_records(source('raw', 'nps_answers')) }}

),

answer_fields as (

    {{ json_fields('answer_records', {
        'answer_id': '$.answer_id',
        'account_id': '$.account_id',
        'email': '$.email',
        'comment_text': '$.comment',
        'score': '$.score',
        'answered_at': '$.answered_at'
    }) }}

),

answers_typed as (

    select
        answer_id,
        account_id,

        lower(trim(email)) as email,
        comment_text,

        try_cast(score as int) as nps_score,

        {{ iso_to_timestamp('answered_at') }} as answered_at

    from answer_fields

)

select * from answers_typed
