with

people as (

    select * from {{ ref('int_contacts_resolved_to_accounts') }}

),

accounts as (

    select * from {{ ref('dim_accounts') }}

),

-- of two accounts found equally surely always the same one
people_ranked as (

    select
        contact_id,
        account_id,
        resolution_method,
        resolution_confidence_score,
        row_number() over (
            partition by contact_id
            order by resolution_confidence_score desc, account_id asc, person_key asc
        ) as person_rank,
        count(*) over (partition by contact_id) as person_key_count

    from people

),

contacts_described as (

    select
        people_ranked.contact_id::string as contact_id,
        accounts.account_id::string as account_id,

        people_ranked.resolution_method::string as resolution_method,

        people_ranked.person_key_count::int as person_key_count,
        people_ranked.resolution_confidence_score::double as resolution_confidence_score

    from people_ranked

    left join accounts
        on people_ranked.account_id = accounts.account_id

    where people_ranked.person_rank = 1

)

select * from contacts_described
