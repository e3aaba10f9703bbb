"""Writes export files so that the same seed gives the same bytes."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def to_json(value: object) -> str:
    """Compact JSON in the order the fields were put in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with the line ends the text has; .gz is compressed without a time stamp."""
    content = text.encode("utf-8")
    if path.suffix == ".gz":
        content = gzip.compress(content, compresslevel=9, mtime=0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def read_text(path: Path) -> str:
    """Read what write_text wrote."""
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")


def write_json(path: Path, value: object) -> None:
    """Write one JSON document."""
    write_text(path, to_json(value) + "\n")


def write_json_lines(path: Path, records: Iterable[object]) -> None:
    """Write one JSON object a line; a string is written as the line it is."""
    lines = [record if isinstance(record, str) else to_json(record) for record in records]
    write_text(path, "".join(f"{line}\n" for line in lines))


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a CSV with a header."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    write_text(path, buffer.getvalue())
