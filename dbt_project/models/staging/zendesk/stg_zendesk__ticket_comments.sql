with

comment_records as (

    {{ latest_records(source('raw', 'zendesk_ticket_comments')) }}

),

comment_fields as (

    {{ json_fields('comment_records', {
        'comment_id': '$.id',
        'ticket_id': '$.ticket_id',
        'author_id': '$.author_id',
        'body': '$.body',
        'plain_body': '$.plain_body',
        'is_public': '$.public',
        'via_channel': '$.via.channel',
        'created_at': '$.created_at'
    }) }}

),

comments_typed as (

    select
        comment_id,
        ticket_id,
        author_id,

        coalesce(plain_body, body) as body_text,
        via_channel,

        try_cast(is_public as boolean) as is_public,

        {{ iso_to_timestamp('created_at') }} as created_at

    from comment_fields

)

select * from comments_typed
