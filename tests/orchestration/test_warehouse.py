"""Frames written to the warehouse file and read back."""

from pathlib import Path

import polars as pl
import pytest

from orchestration.warehouse import (
    Connection,
    append_rows,
    connect,
    read_table,
    replace_table,
    row_count,
    table_exists,
    transaction,
)


def test_a_table_is_replaced_or_appended_to_as_a_frame(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"id": ["a"], "embedding": [[0.5, 1.0]]},
        schema={"id": pl.String, "embedding": pl.Array(pl.Float32, 2)},
    )
    with connect(tmp_path / "new" / "build.duckdb") as connection:
        assert not table_exists(connection, "enriched.vectors")
        append_rows(connection, "enriched.vectors", frame)
        append_rows(connection, "enriched.vectors", frame.select("embedding", "id"))
        assert row_count(connection, "enriched.vectors") == 2
        replace_table(connection, "enriched.vectors", frame)
        assert read_table(connection, "from enriched.vectors").equals(frame)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    frame = pl.DataFrame({"id": ["a"]})
    with connect(tmp_path / "new" / "build.duckdb") as connection:
        with pytest.raises(KeyError):
            _append_and_fail(connection, frame)
        assert not table_exists(connection, "raw.things")


def _append_and_fail(connection: Connection, frame: pl.DataFrame) -> None:
    with transaction(connection):
        append_rows(connection, "raw.things", frame)
        raise KeyError
