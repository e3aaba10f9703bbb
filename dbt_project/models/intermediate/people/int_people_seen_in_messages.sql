with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

generic_messages as (

    select * from {{ ref('stg_generic__messages') }}

),

gong_calls as (

    select * from {{ ref('stg_gong__calls') }}

),

webvtt_calls as (

    select * from {{ ref('stg_webvtt__calls') }}

),

known_people as (

    select * from {{ ref('int_people_unioned') }}

),

-- some tools have no list of people: whoever spoke is a person
customers as (

    select distinct
        messages.person_key,
        messages.source_name,
        messages.conversation_id

    from messages

    where messages.author_role = 'customer' and messages.person_key is not null

),

customers_with_hints as (

    select
        customers.person_key,
        coalesce(gong_calls.crm_account_id, webvtt_calls.account_id) as account_key,
        case
            when customers.source_name in ('email', 'gong', 'vtt')
                and customers.person_key like '%@%'
                then split_part(customers.person_key, ':', 2)
        end as email

    from customers

    left join gong_calls
        on customers.conversation_id = 'gong:' || gong_calls.gong_call_id

    left join webvtt_calls
        on customers.conversation_id = 'vtt:' || webvtt_calls.vtt_call_id

    where customers.source_name != 'generic'

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

    select * from customers_with_hints

    union all

    select * from generic_authors

),

people_seen as (

    select
        person_key,
        max(account_key) as account_key,

        max(email) as email

    from all_people

    where person_key is not null

    group by person_key

)

select * from people_seen
