{% macro json_text(column, path) -%}
    {{ return(adapter.dispatch('json_text')(column, path)) }}
{%- endmacro %}

{% macro duckdb__json_text(column, path) -%}
    json_extract_string({{ column }}, '{{ path }}')
{%- endmacro %}

{% macro spark__json_text(column, path) -%}
    get_json_object({{ column }}, '{{ path }}')
{%- endmacro %}


{% macro json_fields(relation, fields, column='record', keep=['_record_key', '_source_file']) -%}
    {{ return(adapter.dispatch('json_fields')(relation, fields, column, keep)) }}
{%- endmacro %}

{#- All paths in one call: DuckDB then parses each record once instead of once a field. -#}
{% macro duckdb__json_fields(relation, fields, column, keep) -%}
    select
        {% for name in keep -%}
        {{ name }},
        {% endfor -%}
        {%- for name in fields -%}
        json_values[{{ loop.index }}] as {{ name }}{{ ',' if not loop.last }}
        {% endfor -%}
    from (
        select
            {% for name in keep -%}
            {{ name }},
            {% endfor -%}
            json_extract_string({{ column }}, ['{{ fields.values() | join("', '") }}']) as json_values
        from {{ relation }}
    ) as parsed_records
{%- endmacro %}

{% macro spark__json_fields(relation, fields, column, keep) -%}
    select
        {% for name in keep -%}
        {{ name }},
        {% endfor -%}
        {%- for name, path in fields.items() -%}
        get_json_object({{ column }}, '{{ path }}') as {{ name }}{{ ',' if not loop.last }}
        {% endfor -%}
    from {{ relation }}
{%- endmacro %}


{% macro unnest_json_array(column, path, item_name, number_name) -%}
    {{ return(adapter.dispatch('unnest_json_array')(column, path, item_name, number_name)) }}
{%- endmacro %}

{#- try_cast: a vendor that sends one text where it sent a list must not stop the whole build. -#}
{% macro duckdb__unnest_json_array(column, path, item_name, number_name) -%}
    {%- set items -%}
        json_extract(try_cast({{ column }} as json), '{{ path }}[*]')
    {%- endset -%}
    unnest({{ items }}::varchar[]) as {{ item_name }},
    generate_subscripts({{ items }}, 1)::int as {{ number_name }}
{%- endmacro %}

{% macro spark__unnest_json_array(column, path, item_name, number_name) -%}
    inline(
        transform(
            from_json(get_json_object({{ column }}, '{{ path }}'), 'array<string>'),
            (item, position) -> struct(item, position + 1)
        )
    ) as ({{ item_name }}, {{ number_name }})
{%- endmacro %}


{% macro json_array_text(column, path, item_path='$', separator=',') -%}
    {{ return(adapter.dispatch('json_array_text')(column, path, item_path, separator)) }}
{%- endmacro %}

{% macro duckdb__json_array_text(column, path, item_path, separator) -%}
    nullif(
        array_to_string(
            json_extract_string(
                try_cast({{ column }} as json), '{{ path }}[*]{{ item_path[1:] }}'
            ),
            '{{ separator }}'
        ),
        ''
    )
{%- endmacro %}

{% macro spark__json_array_text(column, path, item_path, separator) -%}
    nullif(
        array_join(
            {% if item_path == '$' -%}
            from_json(get_json_object({{ column }}, '{{ path }}'), 'array<string>'),
            {%- else -%}
            transform(
                from_json(get_json_object({{ column }}, '{{ path }}'), 'array<string>'),
                item -> get_json_object(item, '{{ item_path }}')
            ),
            {%- endif %}
            '{{ separator }}'
        ),
        ''
    )
{%- endmacro %}
