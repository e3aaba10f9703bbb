with

days as (

    select * from {{ ref('int_calendar_days_generated') }}

),

business_hours as (

    select * from {{ ref('business_hours') }}

),

holidays as (

    select * from {{ ref('holidays') }}

),

days_with_hours as (

    select
        days.calendar_date,
        coalesce({{ clock_minutes('business_hours.opens_at') }}, 0) as opens_at_minute,
        case
            when holidays.holiday_date is not null then 0
            else coalesce({{ clock_minutes('business_hours.closes_at') }}, 0)
        end as closes_at_minute

    from days

    left join business_hours
        on {{ iso_day_of_week('days.calendar_date') }} = business_hours.weekday

    left join holidays
        on days.calendar_date = holidays.holiday_date

),

calendar_days_spined as (

    select
        opens_at_minute,
        closes_at_minute,
        coalesce(
            sum(greatest(closes_at_minute - opens_at_minute, 0)) over (
                order by calendar_date
                rows between unbounded preceding and 1 preceding
            ),
            0
        )::bigint as business_minutes_before,

        calendar_date,
        date_trunc('week', calendar_date)::date as calendar_week,
        date_trunc('month', calendar_date)::date as calendar_month

    from days_with_hours

)

select * from calendar_days_spined
