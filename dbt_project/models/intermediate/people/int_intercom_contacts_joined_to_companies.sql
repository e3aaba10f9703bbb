with

contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

first_companies as (

    select
        intercom_contact_id,
        email,
        -- a person of two companies: the first named is the primary one
        split_part(company_ids_text, ',', 1) as intercom_company_id

    from contacts

),

contacts_joined as (

    select
        'intercom:' || first_companies.intercom_contact_id as person_key,
        companies.company_id as account_key,

        lower(first_companies.email) as email

    from first_companies

    left join companies
        on first_companies.intercom_company_id = companies.intercom_company_id

)

select * from contacts_joined
