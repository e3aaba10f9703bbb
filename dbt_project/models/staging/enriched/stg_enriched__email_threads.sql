with

threads as (

    select * from {{ source('enriched', 'email_threads') }}

),

threads_selected as (

    select
        email_message_id,
        thread_id,

        thread_method

    from threads

)

select * from threads_selected
