with

change_records as (

    {{ latest_records(source('raw', 'billing_subscription_changes')) }}

),

change_fields as (

    {{ json_fields('change_records', {
        'change_id': '$.change_id',
        'subscription_id': '$.subscription_id',
        'account_id': '$.account_id',
        'plan': '$.plan',
        'reason': '$.reason',
        'seats': '$.seats',
        'mrr_usd': '$.mrr_usd',
        'changed_on': '$.changed_on',
        'cancel_requested_on': '$.cancel_requested_on'
    }) }}

),

changes_typed as (

    select
        change_id,
        subscription_id,
        account_id,

        plan,
        reason,

        try_cast(seats as int) as seats,
        try_cast(mrr_usd as decimal(18, 2)) as mrr_usd,

        {{ iso_to_timestamp('changed_on') }}::date as changed_date,
        {{ iso_to_timestamp('cancel_requested_on') }}::date as cancel_requested_date

    from change_fields

)

select * from changes_typed
