{#-
    Wilson's interval at 95 % for a share: unlike estimate ± error it stays between 0 and 1 and is
    honest at 0 of 5. 1.959963985 leaves 2.5 % of a normal distribution on each side.
    Greatest and least leave nulls out, so 0 of 0 needs the case.
-#}
{% macro wilson_low(success_count, trial_count) -%}
    case when {{ trial_count }} > 0 then greatest(
        0::double,
        {{ wilson_centre(success_count, trial_count) }}
        - {{ wilson_reach(success_count, trial_count) }}
    ) end
{%- endmacro %}

{% macro wilson_high(success_count, trial_count) -%}
    case when {{ trial_count }} > 0 then least(
        1::double,
        {{ wilson_centre(success_count, trial_count) }}
        + {{ wilson_reach(success_count, trial_count) }}
    ) end
{%- endmacro %}

{% macro wilson_centre(success_count, trial_count) -%}
    ({{ success_count }} + 1.959963985::double * 1.959963985::double / 2)
    / ({{ trial_count }} + 1.959963985::double * 1.959963985::double)
{%- endmacro %}

{% macro wilson_reach(success_count, trial_count) -%}
    1.959963985::double
    / ({{ trial_count }} + 1.959963985::double * 1.959963985::double)
    * sqrt(
        {{ success_count }}::double * ({{ trial_count }} - {{ success_count }})
        / {{ trial_count }}
        + 1.959963985::double * 1.959963985::double / 4
    )
{%- endmacro %}


{% macro harmonic_mean(first_share, second_share) -%}
    case
        when {{ first_share }} + {{ second_share }} = 0 then 0
        else 2 * {{ first_share }} * {{ second_share }} / ({{ first_share }} + {{ second_share }})
    end
{%- endmacro %}


{% macro share_of(part_count, whole_count) -%}
    {{ part_count }}::double / nullif({{ whole_count }}, 0)
{%- endmacro %}


{% macro count_where(condition) -%}
    (count(*) filter (where {{ condition }}))::int
{%- endmacro %}
