"""Every record of every export file accounted for: loaded, a duplicate, or rejected.

Here belongs the comparison of what the loads say with the tables and with the files themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from orchestration.entities import Entity
from orchestration.export_folders import hash_file
from orchestration.raw_tables import FILE_LOADS, REJECTED_RECORDS, create_raw_tables, raw_table
from orchestration.readers.records import count_records
from orchestration.warehouse import Connection, read_table

_LATEST_LOADS: Final = f"""
    select
        source_file,
        max_by(file_sha256, rowid) as file_sha256,
        max_by(record_count, rowid) as record_count,
        max_by(duplicate_count, rowid) as duplicate_count,
        max_by(rejected_count, rowid) as rejected_count,
        max_by(loaded_count, rowid) as loaded_count,
        sum(loaded_count)::bigint as ever_loaded_count
    from {FILE_LOADS}
    where entity = '{{entity}}'
    group by source_file
"""


@dataclass(frozen=True)
class Discrepancy:
    """A file whose counts do not agree."""

    entity: str
    source_file: str
    explanation: str


def reconcile_file_loads(
    connection: Connection, data_dir: Path, entities: Iterable[Entity]
) -> list[Discrepancy]:
    """The files whose records are not all accounted for.

    A file is counted again only while its content is the one that was read: one that has changed or
    gone since is the next run's matter.
    """
    found: list[Discrepancy] = []
    for entity in entities:
        create_raw_tables(connection, entity)
        loads = {row["source_file"]: row for row in _read_rows(connection, entity, _LATEST_LOADS)}
        in_table = _count_by_file(connection, entity, raw_table(entity), "_source_file")
        rejected = _count_by_file(connection, entity, REJECTED_RECORDS, "source_file")
        for name in sorted(loads.keys() | in_table.keys() | rejected.keys()):
            load = loads.get(name)
            explanations = (
                ["records are in the warehouse, but no load of the file is recorded"]
                if load is None
                else [
                    *_compare_tables(load, in_table.get(name, 0), rejected.get(name, 0)),
                    *_compare_file(load, data_dir / name, entity),
                ]
            )
            found += [Discrepancy(entity.table, name, text) for text in explanations]
    return found


def _compare_tables(load: dict[str, Any], in_table: int, rejected: int) -> list[str]:
    explanations = []
    accounted = load["loaded_count"] + load["duplicate_count"] + load["rejected_count"]
    if accounted != load["record_count"] or load["duplicate_count"] < 0:
        explanations.append(
            f"the load counted {load['record_count']} records, but accounts for {accounted}"
        )
    if in_table != load["ever_loaded_count"]:
        explanations.append(
            f"its loads added {load['ever_loaded_count']} rows, but the table holds {in_table}"
        )
    if rejected != load["rejected_count"]:
        explanations.append(
            f"the load rejected {load['rejected_count']} records, but {rejected} are kept"
        )
    return explanations


def _compare_file(load: dict[str, Any], path: Path, entity: Entity) -> list[str]:
    if not path.is_file() or hash_file(path) != load["file_sha256"]:
        return []
    count = count_records(path, entity)
    if count == load["record_count"]:
        return []
    return [f"the file holds {count} records, but the load counted {load['record_count']}"]


def _read_rows(connection: Connection, entity: Entity, sql: str) -> list[dict[str, Any]]:
    return read_table(connection, sql.format(entity=entity.table)).to_dicts()


def _count_by_file(
    connection: Connection, entity: Entity, table: str, column: str
) -> dict[str, int]:
    """Rows by file; only the table of rejections is shared between entities."""
    condition = f"where entity = '{entity.table}'" if table == REJECTED_RECORDS else ""
    counts = read_table(
        connection, f"select {column}, count(*) from {table} {condition} group by all"
    )
    return dict(counts.iter_rows())
