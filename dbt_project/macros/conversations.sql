{% macro threshold(name) -%}
    max(threshold_score) filter (where threshold_name = '{{ name }}')::double as {{ name }}
{%- endmacro %}


{% macro priority_rank(priority) -%}
    case {{ priority }} when 'low' then 1 when 'normal' then 2 when 'high' then 3 when 'urgent' then 4 end
{%- endmacro %}


{% macro strength_rank(strength) -%}
    case {{ strength }} when 'explicit' then 1 when 'implied' then 2 else 3 end
{%- endmacro %}


{% macro behaviour_narrative(relation, feature_name) -%}
    case
        when
            {{ relation }}.feature_attempt_count + {{ relation }}.docs_visit_count
            + {{ relation }}.page_view_count > 0
            then concat_ws(
                ', ',
                case when {{ relation }}.feature_attempt_count > 0 then
                    'tried ' || coalesce({{ feature_name }}, 'a feature') || ' '
                    || {{ times('feature_attempt_count', relation) }}
                end,
                case when {{ relation }}.docs_visit_count > 0 then
                    'visited the docs ' || {{ times('docs_visit_count', relation) }}
                end,
                case when {{ relation }}.page_view_count > 0 then
                    'viewed ' || case {{ relation }}.page_view_count
                        when 1 then 'a page' else {{ relation }}.page_view_count::string || ' pages'
                    end
                end,
                'then wrote'
            )
    end
{%- endmacro %}

{% macro times(column, relation) -%}
    case {{ relation }}.{{ column }}
        when 1 then 'once'
        when 2 then 'twice'
        else {{ relation }}.{{ column }}::string || ' times'
    end
{%- endmacro %}
