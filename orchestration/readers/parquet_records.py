"""Records of Parquet exports: one per row, as a JSON object with ISO timestamps.

Here belongs reading in batches. What a record must have belongs in `validation.py`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.readers.outcomes import Outcome, reject
from orchestration.readers.validation import RecordBuilder

_BATCH_ROWS: Final = 20_000


def read_parquet(path: Path, builder: RecordBuilder) -> Iterator[Outcome]:
    """One outcome per row, and one for the rest where the file is damaged."""
    position = 0
    for batch in _read_batches(path):
        if isinstance(batch, pa.RecordBatch):
            for row in pl.DataFrame(batch).iter_rows(named=True):
                position += 1
                yield _build(position, row, builder)
        else:
            reason = (
                f"Expected a complete Parquet file, found that it cannot be read after row "
                f"{position} ({batch}). Export the file again."
            )
            yield reject(position + 1, reason, path.name)


def count_parquet(path: Path) -> int:
    """The rows by the batches' own counts, and one for the rest where the file is damaged."""
    return sum(
        batch.num_rows if isinstance(batch, pa.RecordBatch) else 1 for batch in _read_batches(path)
    )


def _read_batches(path: Path) -> Iterator[Any]:
    """Record batches, then the error that ends them, if one does."""
    try:
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(batch_size=_BATCH_ROWS)
    except (pa.ArrowException, OSError) as error:
        yield error


def _build(position: int, row: dict[str, Any], builder: RecordBuilder) -> Outcome:
    try:
        payload = orjson.dumps(row, default=str)
    except TypeError as error:
        reason = (
            f"Expected values that JSON can hold, found one it cannot ({error}). "
            "Export the column as text."
        )
        return reject(position, reason, str(row))
    return builder.parse(position, payload)
