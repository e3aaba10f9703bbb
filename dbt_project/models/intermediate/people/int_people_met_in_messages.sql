with

generic_messages as (

    select * from {{ ref('stg_generic__messages') }}

),

known_people as (

    select * from {{ ref('int_people_unioned') }}

),

customers as (

    select * from {{ ref('int_customers_met_in_messages') }}

),

generic_authors as (

    select
        'generic:' || coalesce(author_id, author_email) as person_key,
        account_id as account_key,
        author_email as email

    from generic_messages

    where coalesce(author_role, 'customer') = 'customer'

),

all_people as (

    select * from known_people

    union all

    select
        person_key,
        account_key,
        email
    from customers

    union all

    select * from generic_authors

),

people_met as (

    select
        person_key,
        max(account_key) as account_key,

        max(email) as email

    from all_people

    where person_key is not null

    group by person_key

)

select * from people_met
