with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

as_of_times_resolved as (

    select
        -- given for a rebuild of a past day; else the latest thing anybody said
        case
            when
                {{ as_of_limit() }} < timestamp '9999-01-01 00:00:00'
                then {{ as_of_limit() }}
            else max(sent_at)
        end as as_of_at

    from messages

)

select * from as_of_times_resolved
