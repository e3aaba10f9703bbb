with

account_records as (

    {{ latest_records(source('raw', 'generic_accounts')) }}

),

account_fields as (

    {{ json_fields('account_records', {
        'account_id': '$.account_id',
        'parent_account_id': '$.parent_account_id',
        'account_name': '$.account_name',
        'domain': '$.domain',
        'segment': '$.segment',
        'plan': '$.plan',
        'industry': '$.industry',
        'use_case': '$.use_case',
        'arr_usd': '$.arr_usd',
        'customer_since_date': '$.customer_since_date',
        'renewal_date': '$.renewal_date'
    }) }}

),

accounts_typed as (

    select
        account_id,
        parent_account_id,

        account_name,
        nullif(regexp_extract(
            lower(trim(domain)), '^(https?://)?(www[.])?([^/:?#]+)', 3
        ), '') as domain,  -- noqa: RF04
        lower(segment) as segment,
        plan,
        industry,
        use_case,

        try_cast(arr_usd as decimal(18, 2)) as arr_usd,

        {{ iso_to_timestamp('customer_since_date') }}::date as customer_since_date,
        {{ iso_to_timestamp('renewal_date') }}::date as renewal_date

    from account_fields

)

select * from accounts_typed
