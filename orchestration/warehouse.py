"""The warehouse file: opening it, reading a query into a frame, writing a frame to a table.

The only Python that speaks DuckDB; it runs on 1.5 and on 2.0. Which tables there are, and what is
in them, belongs to the callers.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb
import polars as pl

from orchestration.errors import BusyWarehouseError

DEFAULT_MEMORY_LIMIT: Final = "3GB"
# A refresh that is killed leaves its dbt process behind, which ends its own work first.
LOCK_PATIENCE_SECONDS: Final = 180.0
LOCK_POLL_SECONDS: Final = 0.5
_FRAME: Final = "frame_to_write"

Connection = duckdb.DuckDBPyConnection
Config = dict[str, str | bool | int | float | list[str]]


@contextmanager
def connect(
    path: str | Path, *, memory_limit: str = DEFAULT_MEMORY_LIMIT, read_only: bool = False
) -> Iterator[Connection]:
    """A connection with the settings that make every result the same on every machine."""
    file = Path(path)
    if not read_only:
        file.parent.mkdir(parents=True, exist_ok=True)
    config: Config = {
        "memory_limit": memory_limit,
        "temp_directory": f"{file}.tmp",
        "default_null_order": "nulls_first_on_asc_last_on_desc",
    }
    connection = _open_when_free(file, read_only=read_only, config=config)
    try:
        # The setting is a session's, not a database's: it cannot stand in `config`.
        connection.execute("set TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()


def _open_when_free(file: Path, *, read_only: bool, config: Config) -> Connection:
    """DuckDB has one writer: wait for a process that is about to finish, but not for ever."""
    give_up_at = time.monotonic() + LOCK_PATIENCE_SECONDS
    while True:
        try:
            return duckdb.connect(str(file), read_only=read_only, config=config)
        except duckdb.IOException as error:
            if "could not set lock" not in str(error).lower():  # a path may hold "lock" too
                raise
            if time.monotonic() > give_up_at:
                raise BusyWarehouseError(
                    f"Another process has had {file} open for {LOCK_PATIENCE_SECONDS:.0f} s. "
                    f"Close it (DuckDB names it below) and run again.\n{error}"
                ) from error
            time.sleep(LOCK_POLL_SECONDS)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Everything inside happens, or nothing does."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def read_table(source: Connection | str | Path, sql: str) -> pl.DataFrame:
    """The result of a query, from an open connection or from a file opened for it."""
    if isinstance(source, str | Path):
        with connect(source, read_only=True) as connection:
            return connection.sql(sql).pl()
    return source.sql(sql).pl()


def replace_table(connection: Connection, name: str, frame: pl.DataFrame) -> None:
    """Write a frame as the whole content of `schema.table`."""
    _create_schema(connection, name)
    with _registered(connection, frame):
        connection.execute(f"create or replace table {name} as select * from {_FRAME}")


def append_rows(connection: Connection, name: str, frame: pl.DataFrame) -> None:
    """Add a frame's rows to `schema.table` by column name; the table is created if it is new."""
    _create_schema(connection, name)
    with _registered(connection, frame):
        if not table_exists(connection, name):
            connection.execute(f"create table {name} as select * from {_FRAME} limit 0")
        connection.execute(f"insert into {name} by name select * from {_FRAME}")


def append_new_rows(
    connection: Connection, name: str, frame: pl.DataFrame, *, unique_on: tuple[str, ...]
) -> int:
    """Add the rows whose values of `unique_on` the table does not hold yet, and count them."""
    columns = ", ".join(frame.columns)
    same = " and ".join(f"{_FRAME}.{column} = {name}.{column}" for column in unique_on)
    with _registered(connection, frame.unique(subset=unique_on, keep="first", maintain_order=True)):
        inserted = connection.execute(
            f"insert into {name} ({columns}) "
            f"select {columns} from {_FRAME} anti join {name} on {same}"
        ).fetchall()
    return int(inserted[0][0])


def table_exists(connection: Connection, name: str) -> bool:
    """Whether `schema.table` is a table or a view of the warehouse."""
    schema, table = name.split(".")
    found = connection.execute(
        "select count(*) from information_schema.tables where table_schema = ? and table_name = ?",
        [schema, table],
    ).fetchall()
    return bool(found[0][0])


def row_count(connection: Connection, name: str) -> int:
    """The number of rows of `schema.table`."""
    return int(connection.execute(f"select count(*) from {name}").fetchall()[0][0])


def _create_schema(connection: Connection, name: str) -> None:
    connection.execute(f"create schema if not exists {name.split('.', maxsplit=1)[0]}")


@contextmanager
def _registered(connection: Connection, frame: pl.DataFrame) -> Iterator[None]:
    connection.register(_FRAME, frame.to_arrow())
    try:
        yield
    finally:
        connection.unregister(_FRAME)
