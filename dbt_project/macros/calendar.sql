{% macro add_seconds(moment, seconds) -%}
    {{ return(adapter.dispatch('add_seconds')(moment, seconds)) }}
{%- endmacro %}

{% macro duckdb__add_seconds(moment, seconds) -%}
    ({{ moment }} + to_milliseconds(cast(coalesce({{ seconds }}, 0) * 1000 as bigint)))
{%- endmacro %}

{% macro spark__add_seconds(moment, seconds) -%}
    timestampadd(millisecond, cast(coalesce({{ seconds }}, 0) * 1000 as bigint), {{ moment }})
{%- endmacro %}


{% macro unnest_dates(first_date, last_date) -%}
    {{ return(adapter.dispatch('unnest_dates')(first_date, last_date)) }}
{%- endmacro %}

{% macro duckdb__unnest_dates(first_date, last_date) -%}
    unnest(generate_series({{ first_date }}, {{ last_date }}, interval 1 day))::date
{%- endmacro %}

{% macro spark__unnest_dates(first_date, last_date) -%}
    explode(sequence({{ first_date }}, {{ last_date }}, interval 1 day))
{%- endmacro %}


{% macro minutes_into_day(moment) -%}
    (extract(hour from {{ moment }}) * 60 + extract(minute from {{ moment }}))
{%- endmacro %}


{#- Minutes into the day of a time of day written as 09:30. -#}
{% macro clock_minutes(time_text) -%}
    (
        split_part({{ time_text }}, ':', 1)::int * 60
        + split_part({{ time_text }}, ':', 2)::int
    )
{%- endmacro %}


{#- Business minutes from the start of time to a moment, given its day in the business calendar:
    two of them subtracted are the business minutes between two moments. -#}
{% macro business_minutes_until(moment, calendar) -%}
    (
        {{ calendar }}.business_minutes_before
        + greatest(
            0,
            least({{ minutes_into_day(moment) }}, {{ calendar }}.closes_at_minute)
            - {{ calendar }}.opens_at_minute
        )
    )
{%- endmacro %}
