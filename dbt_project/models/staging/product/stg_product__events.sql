with

event_records as (

    {{ latest_records(source('raw', 'product_events')) }}

),

event_fields as (

    {{ json_fields('event_records', {
        'product_event_id': '$.messageId',
        'event_type': '$.type',
        'event': '$.event',
        'name': '$.name',
        'user_id': '$.userId',
        'property_email': '$.properties.email',
        'trait_email': '$.context.traits.email',
        'group_id': '$.context.groupId',
        'property_account_id': '$.properties.account_id',
        'page_url': '$.context.page.url',
        'page_path': '$.context.page.path',
        'property_url': '$.properties.url',
        'property_path': '$.properties.path',
        'feature_id': '$.properties.feature_id',
        'outcome': '$.properties.outcome',
        'occurred_at': '$.timestamp'
    }) }}

),

events_typed as (

    select
        product_event_id,
        user_id,
        coalesce(group_id, property_account_id) as account_id,
        feature_id,

        event_type,
        -- track calls name an event, page calls a page
        coalesce(event, name) as event_name,
        lower(trim(coalesce(
            property_email, trait_email, case when user_id like '%@%' then user_id end
        ))) as user_email,
        coalesce(page_url, property_url) as page_url,
        coalesce(page_path, property_path) as page_path,
        outcome,

        {{ iso_to_timestamp('occurred_at') }} as occurred_at

    from event_fields

)

select * from events_typed
