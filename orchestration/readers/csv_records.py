"""Records of CSV exports: one per row, under the names of the header.

Here belongs splitting a file into rows. What a record must have belongs in `validation.py`; types
belong in the staging models: every value stays text, and an empty one is null.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

import orjson

from orchestration.entities import Entity
from orchestration.readers.outcomes import Outcome, reject
from orchestration.readers.validation import (
    RecordBuilder,
    explain_encoding,
    find_undecodable_byte,
)

# The module's own limit, 131,072, is less than a long e-mail thread in one field.
_LONGEST_FIELD: Final = 1 << 24
_SHOWN_LINES: Final = 20


def read_csv(stream: io.BufferedReader, builder: RecordBuilder) -> Iterator[Outcome]:
    """One outcome per row below the header that is not blank."""
    header: list[str] | None = None
    position = 0
    for row, lines in _split_rows(stream):
        if header is None and isinstance(row, list):
            header = _name_columns(row)
            continue
        position += 1
        if isinstance(row, csv.Error):
            yield reject(position, _explain_broken_row(row, lines), "".join(lines.shown))
        elif header is not None:
            yield _build(position, header, row, builder, lines)


def count_csv(stream: io.BufferedReader, _: Entity) -> int:
    """The rows that are not blank, less the header."""
    rows = [0, 0]
    for row, _lines in _split_rows(stream):
        rows[isinstance(row, list)] += 1
    return rows[False] + max(rows[True] - 1, 0)


class _Lines:
    """The lines of a file on their way to the parser, and those of the row being parsed."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.number = 0
        self.count = 0
        self.shown: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            self.count += 1
            if len(self.shown) < _SHOWN_LINES:
                self.shown.append(line)
            yield line

    @property
    def first_number(self) -> int:
        return self.number - self.count + 1

    def start_row(self) -> None:
        self.count = 0
        self.shown.clear()


def _split_rows(stream: io.BufferedReader) -> Iterator[tuple[list[str] | csv.Error, _Lines]]:
    csv.field_size_limit(_LONGEST_FIELD)
    lines = _Lines(io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline=""))
    rows = csv.reader(lines, strict=True)
    while True:
        lines.start_row()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield error, lines
        else:
            if row:
                yield row, lines


def _name_columns(row: list[str]) -> list[str]:
    """The header's names, each once: a nameless or repeated column is told by its number."""
    names: list[str] = []
    for number, cell in enumerate(row, start=1):
        name = cell.strip() or "column"
        names.append(name if cell.strip() and name not in names else f"{name}_{number}")
    return names


def _build(
    position: int, header: list[str], row: list[str], builder: RecordBuilder, lines: _Lines
) -> Outcome:
    if len(row) != len(header):
        return reject(position, _explain_width(len(header), len(row), lines), "".join(lines.shown))
    record = {name: value or None for name, value in zip(header, row, strict=True)}
    try:
        payload = orjson.dumps(record).decode()
    except TypeError:
        found = find_undecodable_byte("".join(lines.shown)) or "text that cannot be encoded"
        return reject(position, explain_encoding(found), "".join(lines.shown))
    return builder.build(position, record, payload)


def _explain_width(expected: int, found: int, lines: _Lines) -> str:
    return (
        f"Expected {expected} columns as in the header, found {found} in the row that starts on "
        f"line {lines.first_number}. Quote values that hold commas, quotes or line breaks, and "
        "export again."
    )


def _explain_broken_row(error: csv.Error, lines: _Lines) -> str:
    return (
        f"Expected a CSV row, found one that starts on line {lines.first_number} and breaks on "
        f"line {lines.number} ({error}). Close or double the quotes in it, and export again."
    )
