"""The raw schema: one shape for every entity, and the two tables that account for each record.

Here belong names and column types of raw. What fills them belongs in `ingestion.py`.
"""

from typing import Final

from orchestration.entities import Entity
from orchestration.warehouse import Connection

FILE_LOADS: Final = "raw.file_loads"
REJECTED_RECORDS: Final = "raw.rejected_records"

_RECORD_COLUMNS: Final = """
    _record_key varchar,
    record varchar,
    _source_file varchar,
    _source_position bigint,
    _record_sha256 varchar,
    _loaded_at timestamp
"""
_FILE_LOAD_COLUMNS: Final = """
    source varchar,
    entity varchar,
    source_file varchar,
    file_sha256 varchar,
    byte_count bigint,
    record_count bigint,
    loaded_count bigint,
    duplicate_count bigint,
    rejected_count bigint,
    loaded_at timestamp
"""
_REJECTED_RECORD_COLUMNS: Final = """
    source varchar,
    entity varchar,
    source_file varchar,
    position bigint,
    reason varchar,
    payload varchar,
    loaded_at timestamp
"""


def raw_table(entity: Entity) -> str:
    """The full name of the table that holds an entity's records."""
    return f"raw.{entity.table}"


def create_raw_tables(connection: Connection, *entities: Entity) -> None:
    """The tables of some entities, and the two that account for them, where there are none."""
    connection.execute("create schema if not exists raw")
    columns_of = {
        FILE_LOADS: _FILE_LOAD_COLUMNS,
        REJECTED_RECORDS: _REJECTED_RECORD_COLUMNS,
        **{raw_table(entity): _RECORD_COLUMNS for entity in entities},
    }
    for name, columns in columns_of.items():
        connection.execute(f"create table if not exists {name} ({columns})")
