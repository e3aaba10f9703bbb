with

opportunity_records as (

    {{ latest_records(
        source('raw', 'salesforce_opportunities'),
        iso_to_timestamp(json_text('record', '$.LastModifiedDate'))
    ) }}

),

opportunity_fields as (

    {{ json_fields('opportunity_records', {
        'opportunity_id': '$.Id',
        'salesforce_account_id': '$.AccountId',
        'opportunity_name': '$.Name',
        'stage_name': '$.StageName',
        'opportunity_type': '$.Type',
        'amount_usd': '$.Amount',
        'is_won': '$.IsWon',
        'close_date': '$.CloseDate',
        'created_at': '$.CreatedDate'
    }) }}

),

opportunities_typed as (

    select
        opportunity_id,
        salesforce_account_id,

        opportunity_name,
        stage_name,
        opportunity_type,

        try_cast(amount_usd as decimal(18, 2)) as amount_usd,

        -- Exports made without the formula field still name the stage.
        coalesce(
            try_cast(is_won as boolean), stage_name = 'Closed Won'
        ) as is_won,

        {{ iso_to_timestamp('close_date') }}::date as close_date,

        {{ iso_to_timestamp('created_at') }} as created_at

    from opportunity_fields

)

select * from opportunities_typed
