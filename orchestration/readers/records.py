"""Reading a file: the reader that its suffix asks for, and the count that checks it.

Here belongs the choice of the reader and what all of them have in common: bad content is never
raised, it is a rejection. Nothing here knows the warehouse.
"""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from orchestration.entities import Entity
from orchestration.readers.csv_records import count_csv, read_csv
from orchestration.readers.email_records import count_eml, count_mbox, read_eml, read_mbox
from orchestration.readers.export_files import format_of, open_export
from orchestration.readers.json_records import (
    count_json_document,
    count_json_lines,
    read_json_document,
    read_json_lines,
)
from orchestration.readers.outcomes import Outcome, reject
from orchestration.readers.parquet_records import count_parquet, read_parquet
from orchestration.readers.validation import RecordBuilder, explain_encoding
from orchestration.readers.webvtt_records import count_webvtt, read_webvtt

_Reader = Callable[[io.BufferedReader, RecordBuilder], Iterator[Outcome]]
_Counter = Callable[[io.BufferedReader, Entity], int]

_TEXT_FORMATS: Final[dict[str, tuple[_Reader, _Counter]]] = {
    ".json": (read_json_document, count_json_document),
    ".jsonl": (read_json_lines, count_json_lines),
    ".csv": (read_csv, count_csv),
    ".mbox": (read_mbox, count_mbox),
    ".txt": (read_mbox, count_mbox),
    ".eml": (read_eml, count_eml),
    ".vtt": (read_webvtt, count_webvtt),
}


def read_records(path: Path, entity: Entity) -> Iterator[Outcome]:
    """Every record of a file, or the rejection in its place, in the file's order."""
    builder = RecordBuilder(entity, path)
    if format_of(path) == ".parquet":
        yield from read_parquet(path, builder)
        return
    read, _ = _TEXT_FORMATS[format_of(path)]
    position = 0
    with open_export(path) as stream:
        if stream.foreign_encoding is not None:
            yield reject(1, explain_encoding(f"{stream.foreign_encoding} text"), path.name)
            return
        for outcome in read(stream, builder):
            position = outcome.position
            yield outcome
        if stream.damage is not None:
            yield reject(position + 1, _explain_damage(position, stream.damage), path.name)


def count_records(path: Path, entity: Entity) -> int:
    """How many outcomes reading the file must give, counted without reading the records."""
    if format_of(path) == ".parquet":
        return count_parquet(path)
    _, count = _TEXT_FORMATS[format_of(path)]
    with open_export(path) as stream:
        if stream.foreign_encoding is not None:
            return 1
        return count(stream, entity) + (stream.damage is not None)


def _explain_damage(position: int, damage: str) -> str:
    return (
        f"Expected a complete gzip file, found that it is damaged after {position} records "
        f"({damage}). Copy or export the file again."
    )
