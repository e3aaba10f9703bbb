with

zendesk_users as (

    select * from {{ ref('stg_zendesk__users') }}

),

zendesk_organizations as (

    select * from {{ ref('stg_zendesk__organizations') }}

),

intercom_contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

intercom_companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

slack_users as (

    select * from {{ ref('stg_slack__users') }}

),

first_companies as (

    select
        intercom_contacts.intercom_contact_id,
        intercom_contacts.email,
        -- a person of two companies: the first named is the primary one
        split_part(intercom_contacts.company_ids_text, ',', 1) as intercom_company_id

    from intercom_contacts

),

people_unioned as (

    select
        'zendesk:' || zendesk_users.user_id as person_key,
        zendesk_organizations.external_id as account_key,
        lower(zendesk_users.email) as email

    from zendesk_users

    left join zendesk_organizations
        on zendesk_users.organization_id = zendesk_organizations.organization_id

    where zendesk_users.role not in ('agent', 'admin')

    union all

    select
        'intercom:' || first_companies.intercom_contact_id as person_key,
        intercom_companies.company_id as account_key,
        lower(first_companies.email) as email

    from first_companies

    left join intercom_companies
        on first_companies.intercom_company_id = intercom_companies.intercom_company_id

    union all

    select
        'slack:' || slack_user_id as person_key,
        null as account_key,
        lower(email) as email

    from slack_users

    where not coalesce(is_bot, false)

)

select * from people_unioned
