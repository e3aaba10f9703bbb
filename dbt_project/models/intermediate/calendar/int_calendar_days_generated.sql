with

messages as (

    select * from {{ ref('int_messages_unioned') }}

),

as_of_times as (

    select * from {{ ref('int_as_of_times_resolved') }}

),

first_days as (

    select
        min(messages.sent_at)::date as first_date,
        max(as_of_times.as_of_at)::date as last_date

    from messages

    cross join as_of_times

),

days_generated as (

    select {{ unnest_dates('first_date', 'last_date') }} as calendar_date

    from first_days

    where first_date is not null

)

select * from days_generated
