with

deal_records as (

    {{ latest_records(
        source('raw', 'hubspot_deals'),
        iso_to_timestamp(json_text('record', '$.updatedAt'))
    ) }}

),

deal_fields as (

    {{ json_fields('deal_records', {
        'hubspot_deal_id': '$.id',
        'hubspot_company_id': '$.associations.companies.results[0].id',
        'deal_name': '$.properties.dealname',
        'deal_stage': '$.properties.dealstage',
        'amount_usd': '$.properties.amount',
        'close_date': '$.properties.closedate'
    }) }}

),

deals_typed as (

    select
        hubspot_deal_id,
        hubspot_company_id,

        deal_name,
        deal_stage,

        try_cast(amount_usd as decimal(18, 2)) as amount_usd,

        {{ iso_to_timestamp('close_date') }}::date as close_date

    from deal_fields

)

select * from deals_typed
