{% macro iso_to_timestamp(text) -%}
    {{ return(adapter.dispatch('iso_to_timestamp')(text)) }}
{%- endmacro %}

{#- A cast to timestamp drops the offset silently; a cast to timestamptz is ten times slower and
    reads text without a zone in the session's zone. So each form takes its own way. -#}
{% macro duckdb__iso_to_timestamp(text) -%}
    case
        when {{ text }} like '%Z' then try_cast(rtrim({{ text }}, 'Z') as timestamp)
        when regexp_matches({{ text }}, ':[0-9.]+ ?[+-][0-9:]+$')
            then coalesce(
                try_cast({{ text }} as timestamptz),
                try_strptime({{ text }}, ['%Y-%m-%dT%H:%M%z', '%Y-%m-%d %H:%M%z'])
            ) at time zone 'UTC'
        else try_cast({{ text }} as timestamp)
    end
{%- endmacro %}

{% macro spark__iso_to_timestamp(text) -%}
    cast(
        coalesce(
            try_cast({{ text }} as timestamp_ltz),
            try_cast(
                regexp_replace({{ text }}, '([T ][0-9]{2}:[0-9]{2})(Z|[+-])', '$1:00$2')
                as timestamp_ltz
            )
        ) as timestamp_ntz
    )
{%- endmacro %}


{% macro epoch_to_timestamp(seconds) -%}
    {{ return(adapter.dispatch('epoch_to_timestamp')(seconds)) }}
{%- endmacro %}

{% macro duckdb__epoch_to_timestamp(seconds) -%}
    make_timestamp(
        (try_cast({{ seconds }} as decimal(18, 6))::decimal(28, 6) * 1000000)::bigint
    )
{%- endmacro %}

{% macro spark__epoch_to_timestamp(seconds) -%}
    cast(
        timestamp_micros(cast(try_cast({{ seconds }} as decimal(18, 6)) * 1000000 as bigint))
        as timestamp_ntz
    )
{%- endmacro %}


{% macro seconds_between(started_at, ended_at) -%}
    {{ return(adapter.dispatch('seconds_between')(started_at, ended_at)) }}
{%- endmacro %}

{% macro duckdb__seconds_between(started_at, ended_at) -%}
    ((epoch_us({{ ended_at }}) - epoch_us({{ started_at }})) / 1000000.0)::double
{%- endmacro %}

{% macro spark__seconds_between(started_at, ended_at) -%}
    cast(
        (
            unix_micros(cast({{ ended_at }} as timestamp_ltz))
            - unix_micros(cast({{ started_at }} as timestamp_ltz))
        ) / 1000000.0 as double
    )
{%- endmacro %}


{% macro days_between(start_date, end_date) -%}
    {{ return(adapter.dispatch('days_between')(start_date, end_date)) }}
{%- endmacro %}

{% macro duckdb__days_between(start_date, end_date) -%}
    date_diff('day', ({{ start_date }})::date, ({{ end_date }})::date)::int
{%- endmacro %}

{% macro spark__days_between(start_date, end_date) -%}
    datediff(({{ end_date }})::date, ({{ start_date }})::date)
{%- endmacro %}


{% macro date_bucket(moment, days=7, origin='1970-01-05') -%}
    {{ return(adapter.dispatch('date_bucket')(moment, days, origin)) }}
{%- endmacro %}

{% macro duckdb__date_bucket(moment, days, origin) -%}
    time_bucket(interval '{{ days }}' day, ({{ moment }})::date, date '{{ origin }}')::date
{%- endmacro %}

{% macro spark__date_bucket(moment, days, origin) -%}
    date_add(
        date '{{ origin }}',
        cast(
            floor(datediff(({{ moment }})::date, date '{{ origin }}') / {{ days }}) * {{ days }} as int
        )
    )
{%- endmacro %}


{% macro iso_day_of_week(moment) -%}
    {{ return(adapter.dispatch('iso_day_of_week')(moment)) }}
{%- endmacro %}

{% macro duckdb__iso_day_of_week(moment) -%}
    isodow({{ moment }})::int
{%- endmacro %}

{% macro spark__iso_day_of_week(moment) -%}
    (weekday({{ moment }}) + 1)
{%- endmacro %}
