with

subscription_records as (

    {{ latest_records(source('raw', 'billing_subscriptions')) }}

),

subscription_fields as (

    {{ json_fields('subscription_records', {
        'subscription_id': '$.subscription_id',
        'account_id': '$.account_id',
        'plan': '$.plan',
        'billing_period': '$.billing_period',
        'end_reason': '$.end_reason',
        'seats': '$.seats',
        'mrr_usd': '$.mrr_usd',
        'started_on': '$.started_on',
        'ended_on': '$.ended_on',
        'renews_on': '$.renews_on'
    }) }}

),

subscriptions_typed as (

    select
        subscription_id,
        account_id,

        plan,
        billing_period,
        end_reason,

        try_cast(seats as int) as seats,
        try_cast(mrr_usd as decimal(18, 2)) as mrr_usd,

        {{ iso_to_timestamp('started_on') }}::date as started_date,
        {{ iso_to_timestamp('ended_on') }}::date as ended_date,
        {{ iso_to_timestamp('renews_on') }}::date as renewal_date

    from subscription_fields

)

select * from subscriptions_typed
