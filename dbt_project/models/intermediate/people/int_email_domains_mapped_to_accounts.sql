with

accounts as (

    select * from {{ ref('int_accounts_unioned') }}

),

account_keys as (

    select * from {{ ref('int_account_keys_mapped_to_accounts') }}

),

free_mail_domains as (

    select * from {{ ref('free_mail_domains') }}

),

own_domains as (

    select * from {{ ref('own_domains') }}

),

email_domains_mapped as (

    select
        accounts.email_domain,
        min(account_keys.account_id) as account_id

    from accounts

    inner join account_keys
        on accounts.account_id = account_keys.account_key

    left join free_mail_domains
        on accounts.email_domain = free_mail_domains.domain

    left join own_domains
        on accounts.email_domain = own_domains.domain

    where
        accounts.email_domain is not null
        and free_mail_domains.domain is null
        and own_domains.domain is null

    group by accounts.email_domain

    -- a domain of two accounts tells neither
    having count(distinct account_keys.account_id) = 1

)

select * from email_domains_mapped
