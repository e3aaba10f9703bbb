with

people as (

    select * from {{ ref('int_people_met_in_messages') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

emails as (

    select * from {{ ref('int_emails_mapped_to_accounts') }}

),

email_domains as (

    select * from {{ ref('int_email_domains_mapped_to_accounts') }}

),

people_with_candidates as (

    select
        people.person_key,
        -- the same address in two tools is one person; the address itself stays private
        md5(coalesce(people.email, people.person_key)) as contact_id,
        account_keys.account_id as crm_account_id,
        emails.account_id as email_account_id,
        emails.account_count as email_account_count,
        email_domains.account_id as domain_account_id

    from people

    left join account_keys
        on people.account_key = account_keys.account_key

    left join emails
        on people.email = emails.email

    left join email_domains
        on split_part(people.email, '@', 2) = email_domains.email_domain

),

contacts_resolved as (

    select
        person_key,
        contact_id,
        coalesce(crm_account_id, email_account_id, domain_account_id) as account_id,

        case
            when crm_account_id is not null then 'crm_id'
            when email_account_id is not null then 'email_address'
            when domain_account_id is not null then 'email_domain'
            else 'unresolved'
        end as resolution_method,

        case
            when crm_account_id is not null then 1.0
            when email_account_id is not null and email_account_count = 1 then 0.95
            when email_account_id is not null then 0.6
            when domain_account_id is not null then 0.8
            else 0.0
        end::double as resolution_confidence_score

    from people_with_candidates

)

select * from contacts_resolved
