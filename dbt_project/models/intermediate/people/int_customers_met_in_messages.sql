with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

gong_calls as (

    select * from {{ ref('stg_gong__calls') }}

),

webvtt_calls as (

    select * from {{ ref('stg_webvtt__calls') }}

),

-- some tools have no list of people: whoever spoke is a person
customers as (

    select distinct
        person_key,
        source_name,
        conversation_id

    from messages

    where author_role = 'customer' and person_key is not null

),

customers_met as (

    select
        customers.person_key,
        customers.conversation_id,
        coalesce(gong_calls.crm_account_id, webvtt_calls.account_id) as account_key,

        case
            when
                customers.source_name in ('email', 'gong', 'vtt')
                and customers.person_key like '%@%'
                then split_part(customers.person_key, ':', 2)
        end as email

    from customers

    left join gong_calls
        on customers.conversation_id = 'gong:' || gong_calls.gong_call_id

    left join webvtt_calls
        on customers.conversation_id = 'vtt:' || webvtt_calls.vtt_call_id

    where customers.source_name != 'generic'

)

select * from customers_met
