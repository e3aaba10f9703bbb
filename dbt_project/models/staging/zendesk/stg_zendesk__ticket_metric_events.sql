with

metric_event_records as (

    {{ latest_records(source('raw', 'zendesk_ticket_metric_events')) }}

),

metric_event_fields as (

    {{ json_fields('metric_event_records', {
        'metric_event_id': '$.id',
        'ticket_id': '$.ticket_id',
        'metric': '$.metric',
        'metric_event_type': '$.type',
        'instance_id': '$.instance_id',
        'occurred_at': '$.time'
    }) }}

),

metric_events_typed as (

    select
        metric_event_id,
        ticket_id,

        metric,
        metric_event_type,

        try_cast(instance_id as int) as instance_number,

        {{ iso_to_timestamp('occurred_at') }} as occurred_at

    from metric_event_fields

)

select * from metric_events_typed
