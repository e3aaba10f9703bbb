with

people as (

    select * from {{ ref('int_contacts_resolved_to_accounts') }}

),

accounts as (

    select * from {{ ref('dim_accounts') }}

),

contacts_aggregated as (

    select
        contact_id,
        max_by(account_id, resolution_confidence_score) as account_id,
        max_by(resolution_method, resolution_confidence_score) as resolution_method,
        count(*)::int as person_key_count,
        max(resolution_confidence_score) as resolution_confidence_score

    from people

    group by contact_id

),

contacts_described as (

    select
        contacts_aggregated.contact_id::string as contact_id,
        accounts.account_id::string as account_id,

        contacts_aggregated.resolution_method::string as resolution_method,

        contacts_aggregated.person_key_count,
        contacts_aggregated.resolution_confidence_score::double as resolution_confidence_score

    from contacts_aggregated

    left join accounts
        on contacts_aggregated.account_id = accounts.account_id

)

select * from contacts_described
