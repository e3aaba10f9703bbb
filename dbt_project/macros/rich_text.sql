{% macro html_to_text(html) -%}
    {{ return(adapter.dispatch('html_to_text')(html)) }}
{%- endmacro %}

{% macro duckdb__html_to_text(html) -%}
    case
        when {{ html }} like '%<%' or {{ html }} like '%&%'
            then {{ rewrite_html(html, "regexp_replace(", ", 'g')", "") }}
        else {{ html }}
    end
{%- endmacro %}

{% macro spark__html_to_text(html) -%}
    case
        when {{ html }} like '%<%' or {{ html }} like '%&%'
            then {{ rewrite_html(html, "regexp_replace(", ")", "r") }}
        else {{ html }}
    end
{%- endmacro %}

{#- The steps are one list so that the two bodies cannot drift apart. `&amp;` comes last, or
    `&amp;lt;` would be decoded twice. A `<` opens a tag only before a letter: "a < b" is text. -#}
{% macro rewrite_html(html, opening, closing, literal_prefix) -%}
    {%- set steps = [
        ["(?is)<(style|script|head)[^>]*>.*?</(style|script|head)>|<!--.*?-->", "''"],
        ["(?i)[ \\t\\r\\n]*(<br[^>]*>|</(p|div|li|tr|h[1-6]|blockquote|pre)>)[ \\t\\r\\n]*", "chr(10)"],
        ["(?s)</?[a-zA-Z][^>]*>", "''"],
    ] -%}
    {%- set entities = [
        ["&(nbsp|#160);", "' '"], ["&(lt|#60);", "'<'"], ["&(gt|#62);", "'>'"],
        ["&(quot|ldquo|rdquo|#34|#8220|#8221);", "'\"'"],
        ["&(apos|lsquo|rsquo|#39|#x27|#8216|#8217);", "''''"],
        ["&(ndash|mdash|#8211|#8212);", "'-'"], ["&(hellip|#8230);", "'...'"], ["&(amp|#38);", "'&'"],
        ["[ \\t\\r]+\\n", "chr(10)"], ["\\n{3,}", "chr(10) || chr(10)"], ["^\\s+|\\s+$", "''"],
    ] -%}
    {%- set rewritten = namespace(sql=html) -%}
    {%- for pattern, replacement in steps + entities -%}
        {%- set rewritten.sql -%}
            {{ opening }}{{ rewritten.sql }}, {{ literal_prefix }}'{{ pattern }}', {{ replacement }}{{ closing }}
        {%- endset -%}
    {%- endfor -%}
    {{ return(rewritten.sql) }}
{%- endmacro %}


{% macro atlassian_document_to_text(document) -%}
    {{ return(adapter.dispatch('atlassian_document_to_text')(document)) }}
{%- endmacro %}

{#- A regular expression, since a recursive path returns the texts level by level, not in order. -#}
{% macro duckdb__atlassian_document_to_text(document) -%}
    case
        when {{ document }} like '{"%'
            then replace(replace(array_to_string(
                regexp_extract_all({{ document }}, '"text":"((?:[^"\\]|\\.)*)"', 1), ' '
            ), '\"', '"'), '\n', chr(10))
        else {{ document }}
    end
{%- endmacro %}

{% macro spark__atlassian_document_to_text(document) -%}
    case
        when {{ document }} like '{"%'
            then replace(replace(array_join(
                regexp_extract_all({{ document }}, r'"text":"((?:[^"\\]|\\.)*)"', 1), ' '
            ), r'\"', '"'), r'\n', chr(10))
        else {{ document }}
    end
{%- endmacro %}
