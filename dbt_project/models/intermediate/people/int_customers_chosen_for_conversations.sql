with

conversations as (

    select * from {{ ref('int_conversations_assembled') }}

),

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

people as (

    select * from {{ ref('int_contacts_resolved_to_accounts') }}

),

-- the requester first, else the customer whose account is surest; the id settles a draw
customers_ranked as (

    select
        messages.conversation_id,
        people.contact_id,
        people.account_id,
        people.resolution_method,
        row_number() over (
            partition by messages.conversation_id
            order by
                coalesce(
                    people.person_key = conversations.requester_person_key, false
                )::int desc,
                people.resolution_confidence_score desc,
                people.contact_id asc
        ) as customer_rank

    from messages

    inner join conversations
        on messages.conversation_id = conversations.conversation_id

    inner join people
        on messages.person_key = people.person_key

    where messages.author_role = 'customer'

),

customers_chosen as (

    select
        conversation_id,
        min_by(contact_id, customer_rank) as contact_id,
        min_by(account_id, customer_rank) filter (where account_id is not null)
            as account_id,

        min_by(resolution_method, customer_rank) filter (where account_id is not null)
            as resolution_method

    from customers_ranked

    group by conversation_id

)

select * from customers_chosen
