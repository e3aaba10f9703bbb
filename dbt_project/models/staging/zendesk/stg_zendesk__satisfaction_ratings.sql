with

rating_records as (

    {{ latest_records(
        source('raw', 'zendesk_satisfaction_ratings'),
        iso_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

rating_fields as (

    {{ json_fields('rating_records', {
        'rating_id': '$.id',
        'ticket_id': '$.ticket_id',
        'rating': '$.score',
        'comment_text': '$.comment',
        'created_at': '$.created_at'
    }) }}

),

ratings_typed as (

    select
        rating_id,
        ticket_id,

        lower(rating) as rating,
        nullif(trim(comment_text), '') as comment_text,

        -- A survey that was only offered has no score.
        case
            when lower(rating) like 'good%' then 5
            when lower(rating) like 'bad%' then 1
            when try_cast(rating as int) between 1 and 5 then try_cast(rating as int)
        end as csat_score,

        {{ iso_to_timestamp('created_at') }} as created_at

    from rating_fields

)

select * from ratings_typed
