with

audit_records as (

    {{ latest_records(source('raw', 'zendesk_ticket_audits')) }}

),

audit_fields as (

    {{ json_fields('audit_records', {
        'audit_id': '$.id',
        'ticket_id': '$.ticket_id',
        'author_id': '$.author_id',
        'via_channel': '$.via.channel',
        'events_json': '$.events',
        'created_at': '$.created_at'
    }) }}

),

audits_unnested_to_events as (

    select
        audit_id,
        ticket_id,
        author_id,
        via_channel,
        created_at,
        {{ unnest_json_array('events_json', '$', 'event_json', 'event_number') }}

    from audit_fields

),

event_fields as (

    {{ json_fields('audits_unnested_to_events', {
        'event_id': '$.id',
        'event_type': '$.type',
        'field_name': '$.field_name',
        'previous_value': '$.previous_value',
        'new_value': '$.value'
    }, column='event_json', keep=[
        'audit_id', 'ticket_id', 'author_id', 'via_channel', 'created_at',
        'event_number'
    ]) }}

),

events_typed as (

    select
        coalesce(event_id, audit_id || '/' || event_number) as audit_event_id,
        audit_id,
        ticket_id,
        author_id,

        event_type,
        field_name,
        previous_value,
        new_value,
        via_channel,

        {{ iso_to_timestamp('created_at') }} as created_at

    from event_fields

)

select * from events_typed
