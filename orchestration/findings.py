"""What a refresh found, in a few lines, and what to try next.

Here belongs what is read from the published file for a person at a terminal. What the numbers mean
belongs in the marts.
"""

from pathlib import Path
from typing import Final

from orchestration.warehouse import read_table

_FINDINGS: Final = (
    """
    select coalesce(
        format('{:,} conversations with {:,} messages from {} to {}: {}.',
            count(*), sum(message_count), min(started_at)::date, max(started_at)::date,
            string_agg(distinct channel, ', ' order by channel)),
        'No conversations.')
    from marts.fct_conversations
    """,
    """
    select format('{:,} accounts, {:.0f} % of the conversations belong to one.',
        (select count(*) from marts.dim_accounts), 100 * count(account_id) / greatest(count(*), 1))
    from marts.fct_conversations
    """,
    """
    select coalesce(format('Most is said about: {}.', string_agg(
        format('{} ({:,})', topic_label, conversation_count),
        '; ' order by conversation_count desc)),
        'No topics: too little text, or reading text is off.')
    from (
        select topic_label, sum(conversation_count)::bigint as conversation_count
        from marts.mart_topic_trends group by all
        order by conversation_count desc, topic_label limit 3
    )
    """,
    """
    select format(
        '{:,} of {:,} conversations are resolved, {:,} of them end with an unhappy customer.',
        count(*) filter (where is_resolved), count(*),
        count(*) filter (where is_resolved_but_negative))
    from marts.fct_conversations
    """,
    """
    select
        coalesce(format('Not captured: {}.',
            string_agg(source_folder || '/', ', ' order by source_folder)
                filter (where capture_status = 'missing')), 'Every source is captured.')
        || coalesce(format(' {:,} records could not be read.',
            nullif(sum(rejected_record_count), 0)::bigint), '')
    from marts.mart_capture_audit
    """,
)


def describe_findings(published_path: Path) -> list[str]:
    """Five lines of what the published warehouse says."""
    return [str(read_table(published_path, sql).item()) for sql in _FINDINGS]


def suggest_next_commands(published_path: Path) -> list[str]:
    """Commands to try after a refresh."""
    query = "from marts.mart_topic_trends order by week desc, conversation_count desc limit 10"
    open_file = f"import duckdb; duckdb.connect('{published_path}', read_only=True)"
    return [
        "make ui      # lineage, runs and checks on http://localhost:3000",
        f".venv/bin/python -c \"{open_file}.sql('{query}').show()\"",
        "DATA_DIR=/path/to/your/exports WAREHOUSE_PATH=/path/to/yours.duckdb make run",
    ]
