"""The draft of a published file: marts and actions copied out of the build, with their comments.

Here belongs what goes into the file and how it gets there. When a draft takes the place of the
published file belongs in `publishing.py`; what the tables mean belongs in the dbt models.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from orchestration.errors import NothingToPublishError
from orchestration.warehouse import Connection, connect, row_count, table_exists

RowCounts = dict[str, int]

PUBLISHED_SCHEMAS: Final = ["marts", "actions"]

_DRAFT: Final = "published_draft"  # the catalog name while both files are open
_TABLES: Final = """
select schema_name || '.' || table_name
from duckdb_tables()
where database_name = ? and list_contains(?, schema_name)
order by all
"""
# A view has columns with comments too, but no table in the draft to put them on.
_COMMENTS: Final = """
with tables as (
    select schema_name, table_name, comment from duckdb_tables()
    where database_name = $build and list_contains($schemas, schema_name)
)
select 'table', schema_name || '.' || table_name, null, comment from tables
where comment is not null
union all
select 'column', schema_name || '.' || table_name, column_name, duckdb_columns.comment
from duckdb_columns() semi join tables using (schema_name, table_name)
where database_name = $build and duckdb_columns.comment is not null
"""
_AS_OF_TIMES: Final = "intermediate.int_as_of_times_resolved"
_BUILDS: Final = f"""
create table {_DRAFT}.published.builds as select
    $state::varchar as build_state,
    $as_of_at::timestamp as as_of_at,
    $table_count::integer as table_count,
    $row_count::bigint as row_count
"""
_BUILDS_COMMENTS: Final = {
    "build_state": "What the build was made from: the same state means nothing new to build.",
    "as_of_at": "The UTC moment everything is computed for; null when the build did not say.",
    "table_count": "Tables of marts and actions in this file.",
    "row_count": "Rows of those tables together.",
}


def write_draft(
    build_path: Path, draft_path: Path, state: str
) -> tuple[RowCounts, datetime | None]:
    """Fill a new file from the build; returns its rows per table and the moment it stands for."""
    # The build is the connection's own database: its views name their catalog, so an alias
    # would break them. Read-only, so that publishing can't change what was checked.
    with connect(build_path, read_only=True) as connection:
        row_counts = count_rows(connection)
        if not any(table.startswith("marts.") for table in row_counts):
            raise NothingToPublishError(
                f"Expected tables in the schema marts of {build_path}, found none. "
                "Build the dbt project before publishing."
            )
        if row_counts.get("marts.fct_conversations") == 0:
            raise NothingToPublishError(
                f"Expected at least one conversation, found none{_count_rejected(connection)}. "
                "What is wrong with each record stands in raw.rejected_records of the build file."
            )
        # The oldest storage version: every DuckDB since 1.0 opens it.
        connection.execute(
            f"attach {_literal(str(draft_path))} as {_DRAFT} (read_write, storage_version 'v1.0.0')"
        )
        _copy_tables(connection, row_counts)
        as_of_at = _read_as_of_at(connection)
        _write_builds(connection, state, as_of_at, row_counts)
        connection.execute(f"detach {_DRAFT}")
    return row_counts, as_of_at


def _count_rejected(connection: Connection) -> str:
    if not table_exists(connection, "raw.rejected_records"):
        return ""
    return f": {row_count(connection, 'raw.rejected_records'):,} records could not be read"


def count_rows(connection: Connection) -> RowCounts:
    """Rows of every table of marts and actions in the connection's own database."""
    tables = connection.execute(_TABLES, [_catalog(connection), PUBLISHED_SCHEMAS]).fetchall()
    return {table: row_count(connection, table) for (table,) in tables}


def _copy_tables(connection: Connection, row_counts: RowCounts) -> None:
    for schema in PUBLISHED_SCHEMAS:
        connection.execute(f"create schema {_DRAFT}.{schema}")
    for table in row_counts:
        connection.execute(f"create table {_DRAFT}.{table} as from {table}")
    comments = connection.execute(
        _COMMENTS, {"build": _catalog(connection), "schemas": PUBLISHED_SCHEMAS}
    ).fetchall()
    for kind, table, column, comment in comments:
        _comment(connection, kind, f'{table}."{column}"' if column else table, comment)


def _write_builds(
    connection: Connection,
    state: str,
    as_of_at: datetime | None,
    row_counts: RowCounts,
) -> None:
    connection.execute(f"create schema {_DRAFT}.published")
    counts = {"table_count": len(row_counts), "row_count": sum(row_counts.values())}
    connection.execute(_BUILDS, {"state": state, "as_of_at": as_of_at, **counts})
    _comment(connection, "table", "published.builds", "One row per build: exactly one in a file.")
    for column, comment in _BUILDS_COMMENTS.items():
        _comment(connection, "column", f"published.builds.{column}", comment)


def _read_as_of_at(connection: Connection) -> datetime | None:
    if not table_exists(connection, _AS_OF_TIMES):
        return None
    row = connection.execute(f"select max(as_of_at)::timestamp from {_AS_OF_TIMES}").fetchone()
    return row[0] if row else None


def _comment(connection: Connection, kind: str, name: str, comment: str) -> None:
    connection.execute(f"comment on {kind} {_DRAFT}.{name} is {_literal(comment)}")


def _catalog(connection: Connection) -> str:
    row = connection.execute("select current_database()").fetchone()
    return str(row[0]) if row else ""


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
