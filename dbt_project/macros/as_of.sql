{#- The moment that a past day is rebuilt for; else the end of time: all there is. The as-of moment
    itself is a row of int_as_of_times_resolved. -#}
{% macro as_of_limit() -%}
    {%- set as_of = var('as_of') -%}
    {%- if as_of is none -%}
        timestamp '9999-12-31 00:00:00'
    {%- else -%}
        {%- set moment = modules.datetime.datetime.fromisoformat(as_of | string) -%}
        {%- if moment.tzinfo is not none -%}
            {%- set moment = moment.astimezone(modules.pytz.utc) -%}
        {%- endif -%}
        timestamp '{{ moment.strftime("%Y-%m-%d %H:%M:%S.%f") }}'
    {%- endif -%}
{%- endmacro %}
