{#
    The hash is picked in a narrow aggregate and joined back: a window over the whole rows would
    sort the record text. The relation is named twice on purpose: a CTE that is read twice is
    written out in full by DuckDB (1.9 GB instead of 1.2 GB for a million messages).
    Blank sorts below every digit and letter, so a record without a version is the oldest.
#}
{% macro latest_records(relation, version='null') -%}
    select
        records._record_key,
        records.record,
        records._source_file,
        records._source_position,
        records._loaded_at
    from {{ relation }} as records
    inner join (
        select
            _record_key,
            max_by(
                _record_sha256,
                concat_ws(
                    ' ',
                    coalesce(({{ version }})::string, ''),
                    _source_file,
                    _loaded_at::string,
                    lpad(_source_position::string, 12, '0')
                )
            ) as _record_sha256
        from {{ relation }}
        group by _record_key
    ) as latest_versions
        on
            records._record_key = latest_versions._record_key
            and records._record_sha256 = latest_versions._record_sha256
{%- endmacro %}
