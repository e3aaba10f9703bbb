with

zendesk_users as (

    select * from {{ ref('stg_zendesk__users') }}

),

zendesk_organizations as (

    select * from {{ ref('stg_zendesk__organizations') }}

),

intercom_people as (

    select * from {{ ref('int_intercom_contacts_joined_to_companies') }}

),

slack_users as (

    select * from {{ ref('stg_slack__users') }}

),

own_domains as (

    select * from {{ ref('own_domains') }}

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
        person_key,
        account_key,
        email

    from intercom_people

    union all

    select
        'slack:' || slack_users.slack_user_id as person_key,
        null as account_key,
        lower(slack_users.email) as email

    from slack_users

    left join own_domains
        on split_part(lower(slack_users.email), '@', 2) = own_domains.domain

    where not coalesce(slack_users.is_bot, false) and own_domains.domain is null

)

select * from people_unioned
