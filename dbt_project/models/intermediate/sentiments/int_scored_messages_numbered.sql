with

messages as (

    select * from {{ ref('int_messages_scored') }}

),

messages_with_last_matter as (

    select
        message_id,
        conversation_id,
        turn_number,
        customer_message_number,
        sentiment_score,
        is_pleasantry,
        max(customer_message_number) filter (where not is_pleasantry) over (
            partition by conversation_id
        ) as last_matter_number,
        count(*) over (partition by conversation_id) as scored_message_count

    from messages

),

messages_numbered as (

    select
        message_id,
        conversation_id,

        turn_number,
        customer_message_number,
        -- of a talk of nothing but courtesies, they are what there is
        coalesce(last_matter_number, scored_message_count)::int
            as customer_message_count,
        sentiment_score,

        customer_message_number > coalesce(last_matter_number, scored_message_count)
            as is_closing_courtesy

    from messages_with_last_matter

)

select * from messages_numbered
