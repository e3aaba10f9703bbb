with

conversation_records as (

    {{ latest_records(
        source('raw', 'intercom_conversations'),
        epoch_to_timestamp(json_text('record', '$.updated_at'))
    ) }}

),

conversation_fields as (

    {{ json_fields('conversation_records', {
        'intercom_conversation_id': '$.id',
        'conversation_state': '$.state',
        'priority': '$.priority',
        'title': '$.title',
        'subject': '$.source.subject',
        'source_type': '$.source.type',
        'source_author_id': '$.source.author.id',
        'source_author_type': '$.source.author.type',
        'source_author_email': '$.source.author.email',
        'source_body': '$.source.body',
        'page_url': '$.source.url',
        'contacts_json': '$.contacts.contacts',
        'assignee_admin_id': '$.admin_assignee_id',
        'team_assignee_id': '$.team_assignee_id',
        'tags_json': '$.tags.tags',
        'csat_rating_score': '$.conversation_rating.rating',
        'first_closed_at': '$.statistics.first_close_at',
        'last_closed_at': '$.statistics.last_close_at',
        'created_at': '$.created_at',
        'updated_at': '$.updated_at'
    }) }}

),

conversations_typed as (

    select
        intercom_conversation_id,
        source_author_id,
        {{ json_array_text('contacts_json', '$', '$.id') }} as contact_ids_text,
        assignee_admin_id,
        team_assignee_id,

        conversation_state,
        nullif({{ html_to_text('coalesce(title, subject)') }}, '') as title_text,
        source_type,
        source_author_type,
        lower(trim(source_author_email)) as source_author_email,
        {{ html_to_text('source_body') }} as source_body_text,
        page_url,
        {{ json_array_text('tags_json', '$', '$.name') }} as tags_text,

        try_cast(csat_rating_score as int) as csat_rating_score,

        priority in ('priority', 'true') as is_priority,

        {{ epoch_to_timestamp('first_closed_at') }} as first_closed_at,
        {{ epoch_to_timestamp('last_closed_at') }} as last_closed_at,
        {{ epoch_to_timestamp('created_at') }} as created_at,
        {{ epoch_to_timestamp('updated_at') }} as updated_at

    from conversation_fields

)

select * from conversations_typed
