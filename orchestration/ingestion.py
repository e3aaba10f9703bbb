"""Export files read into the raw tables: once per content of a file, every record accounted for.

Here belongs what makes reading repeatable: which files are new, one transaction a file, what is a
duplicate. How a format is read belongs in `readers/`; the check that the counts agree belongs in
`reconciliation.py`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

import polars as pl

from orchestration.entities import Entity
from orchestration.export_folders import find_entity_files, hash_file, name_file
from orchestration.raw_tables import FILE_LOADS, REJECTED_RECORDS, create_raw_tables, raw_table
from orchestration.readers.outcomes import Outcome, Record, Rejection
from orchestration.readers.records import read_records
from orchestration.warehouse import (
    DEFAULT_MEMORY_LIMIT,
    Connection,
    append_new_rows,
    append_rows,
    connect,
    read_table,
    transaction,
)

# A little over a row group of DuckDB: only whole row groups leave memory before the commit
# (a million messages: 1.3 GB; with batches of 50,000 it is 2 GB).
BATCH_RECORDS: Final = 125_000
BATCH_CHARACTERS: Final = 100_000_000


@dataclass(frozen=True)
class IngestSummary:
    """What reading an entity's files came to; the record counts are of the files read this time."""

    table: str
    read_file_count: int = 0
    unchanged_file_count: int = 0
    record_count: int = 0
    loaded_count: int = 0
    duplicate_count: int = 0
    rejected_count: int = 0

    def __add__(self, other: Self) -> Self:
        names = [field.name for field in fields(self) if field.name != "table"]
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True)
class _ExportFile:
    """One file to read, under the name that the warehouse has for it."""

    entity: Entity
    path: Path
    name: str
    sha256: str
    loaded_at: datetime


def ingest_entity(
    warehouse_path: str | Path,
    data_dir: Path,
    entity: Entity,
    loaded_at: datetime,
    *,
    memory_limit: str = DEFAULT_MEMORY_LIMIT,
) -> IngestSummary:
    """Read the entity's files whose content is not what was last read of them.

    A run that dies leaves whole files loaded or not loaded; the next run reads the others.
    `loaded_at` has a zone; it is stored in UTC.
    """
    summary = IngestSummary(entity.table)
    with connect(warehouse_path, memory_limit=memory_limit) as connection:
        create_raw_tables(connection, entity)
        known = _read_known_files(connection, entity)
        for path in find_entity_files(data_dir, entity):
            name, sha256 = name_file(data_dir, path), hash_file(path)
            if known.get(name) == sha256:
                summary += IngestSummary(entity.table, unchanged_file_count=1)
            else:
                file = _ExportFile(entity, path, name, sha256, _to_utc(loaded_at))
                summary += _load_file(connection, file)
    return summary


def _to_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _read_known_files(connection: Connection, entity: Entity) -> dict[str, str]:
    """The content last read of every file; loads are only ever added, so the last is the latest."""
    latest = read_table(
        connection,
        f"""
        select source_file, max_by(file_sha256, rowid) as file_sha256
        from {FILE_LOADS}
        where entity = '{entity.table}'
        group by source_file
        """,
    )
    return dict(latest.iter_rows())


def _load_file(connection: Connection, file: _ExportFile) -> IngestSummary:
    """All of a file's records, rejections and counts, or none of them."""
    counts = IngestSummary(file.entity.table, read_file_count=1)
    with transaction(connection):
        connection.execute(
            f"delete from {REJECTED_RECORDS} where entity = ? and source_file = ?",
            [file.entity.table, file.name],
        )
        for batch in _take_batches(read_records(file.path, file.entity)):
            loaded_count = _append_records(connection, file, batch)
            rejected_count = _append_rejections(connection, file, batch)
            counts += IngestSummary(
                file.entity.table,
                record_count=len(batch),
                loaded_count=loaded_count,
                duplicate_count=len(batch) - loaded_count - rejected_count,
                rejected_count=rejected_count,
            )
        append_rows(connection, FILE_LOADS, _to_file_load(file, counts))
    return counts


def _take_batches(outcomes: Iterator[Outcome]) -> Iterator[list[Outcome]]:
    """Outcomes in lists whose length and text fit into memory."""
    batch: list[Outcome] = []
    characters = 0
    for outcome in outcomes:
        batch.append(outcome)
        characters += len(outcome.payload)
        if len(batch) >= BATCH_RECORDS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _append_records(connection: Connection, file: _ExportFile, batch: list[Outcome]) -> int:
    records = [outcome for outcome in batch if isinstance(outcome, Record)]
    frame = pl.DataFrame(
        {
            "_record_key": [record.key for record in records],
            "record": [record.payload for record in records],
            "_source_position": [record.position for record in records],
            "_record_sha256": list(_hash_payloads(records)),
        },
        schema_overrides={"_source_position": pl.Int64},
    ).with_columns(
        pl.lit(file.name).alias("_source_file"), pl.lit(file.loaded_at).alias("_loaded_at")
    )
    unique_on = ("_record_key", "_record_sha256")
    return append_new_rows(connection, raw_table(file.entity), frame, unique_on=unique_on)


def _hash_payloads(records: list[Record]) -> Iterator[str]:
    return (hashlib.sha256(record.payload.encode()).hexdigest() for record in records)


def _append_rejections(connection: Connection, file: _ExportFile, batch: list[Outcome]) -> int:
    rejections = [outcome for outcome in batch if isinstance(outcome, Rejection)]
    if rejections:
        frame = pl.DataFrame(rejections).with_columns(
            pl.lit(file.entity.source).alias("source"),
            pl.lit(file.entity.table).alias("entity"),
            pl.lit(file.name).alias("source_file"),
            pl.lit(file.loaded_at).alias("loaded_at"),
        )
        append_rows(connection, REJECTED_RECORDS, frame)
    return len(rejections)


def _to_file_load(file: _ExportFile, counts: IngestSummary) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "source": [file.entity.source],
            "entity": [file.entity.table],
            "source_file": [file.name],
            "file_sha256": [file.sha256],
            "byte_count": [file.path.stat().st_size],
            "record_count": [counts.record_count],
            "loaded_count": [counts.loaded_count],
            "duplicate_count": [counts.duplicate_count],
            "rejected_count": [counts.rejected_count],
            "loaded_at": [file.loaded_at],
        }
    )
