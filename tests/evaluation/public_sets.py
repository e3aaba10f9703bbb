"""Labelled texts as they are read: `../shared/benchmarks` and the held-out sentences."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from tests.evaluation.evaluated_company import to_messages

BENCHMARKS: Final = Path(__file__).parents[2].parent / "shared" / "benchmarks"


class MissingSetError(Exception):
    """A set is not on this machine."""


@dataclass(frozen=True)
class LabelledSet:
    """Messages, and in the same order the row of the file that each came from."""

    messages: pl.DataFrame
    rows: pl.DataFrame

    @property
    def labelled(self) -> pl.DataFrame:
        """The file's rows with their conversation_id."""
        return self.rows.with_columns(self.messages["conversation_id"])


def read_set(set_name: str, *paths: Path, text: str | tuple[str, ...] = "text") -> LabelledSet:
    """Read files of the same columns as one set.

    Args:
        set_name: goes into the ids.
        paths: CSV files with a header.
        text: the column that is the message, or several, with an empty line between them.

    Raises:
        MissingSetError: a file is not there.
    """
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        raise MissingSetError(f"{', '.join(missing)} not found")
    records = [record for path in paths for record in _read_records(path)]
    rows = pl.DataFrame(records, schema=dict.fromkeys(records[0], pl.String))
    columns = (text,) if isinstance(text, str) else text
    texts = rows.select(pl.concat_str(columns, separator="\n\n").alias("text"))["text"]
    return LabelledSet(to_messages(set_name, texts), rows)


def _read_records(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)  # whole logs stand in some issues
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
