"""Frames written to the warehouse file and read back."""

import subprocess
import sys
import time
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration import warehouse
from orchestration.errors import BusyWarehouseError
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


# A path such as blocks.duckdb made every other error wait for three minutes.
def test_only_a_locked_file_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "blocks.duckdb").write_bytes(b"not a warehouse" * 999)
    started_at = time.monotonic()
    with pytest.raises(duckdb.Error), connect(tmp_path / "blocks.duckdb"):
        pass
    assert time.monotonic() - started_at < 5


def test_a_file_that_stays_locked_is_given_up_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warehouse, "LOCK_PATIENCE_SECONDS", 0.1)
    held = tmp_path / "held.duckdb"
    holder = (
        "import duckdb, sys; connection = duckdb.connect(sys.argv[1]); print(flush=True); input()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(held)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(BusyWarehouseError, match="Close it"), connect(held):
            pass
        process.communicate(b"\n")
