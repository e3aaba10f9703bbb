"""How enriched tables are kept: empty ones from the frame schemas, batches whole or not at all.

Here belongs what all enriched assets share. What is computed belongs in `python_models`; which rows
are still to do belongs in each asset.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import polars as pl

from orchestration.warehouse import Connection, read_table, table_exists, transaction
from python_models.embeddings import Embedder
from python_models.frames import ENRICHED_TABLES

SCHEMA: Final = "enriched"
_BATCH: Final = "enriched_batch"
# Texts are embedded once by each model: a trial of another one costs none of the first one's work.
EMBEDDING_KEY: Final = ("content_sha256", "model_version")

Report = Callable[[str], None]


def create_enriched_tables(connection: Connection) -> None:
    """Every enriched table, empty, where there is none yet: dbt reads them before the first run.

    One that an earlier version of the project wrote with other columns is computed anew.
    """
    connection.execute(f"create schema if not exists {SCHEMA}")
    for name, schema in ENRICHED_TABLES.items():
        if table_exists(connection, f"{SCHEMA}.{name}"):
            columns = read_table(connection, f"from {SCHEMA}.{name} limit 0").columns
            if set(columns) == set(schema.column_names()):
                continue
            connection.execute(f"drop table {SCHEMA}.{name}")
        empty = _to_plain(schema.create_empty())
        with _registered(connection, empty):
            connection.execute(f"create table {SCHEMA}.{name} as from {_BATCH}")


def upsert_rows(
    connection: Connection,
    name: str,
    frame: pl.DataFrame,
    *,
    key: str | tuple[str, ...],
    of: pl.Series | None = None,
) -> None:
    """Replace the rows with a key of the frame, or of `of`; the caller holds the transaction."""
    keys = (key,) if isinstance(key, str) else key
    replaced = frame.select(keys) if of is None else pl.DataFrame({keys[0]: of})
    with _registered(connection, replaced):
        same = " and ".join(f"{name}.{column} = {_BATCH}.{column}" for column in keys)
        connection.execute(f"delete from {SCHEMA}.{name} using {_BATCH} where {same}")
    with _registered(connection, _to_plain(frame)):
        connection.execute(f"insert into {SCHEMA}.{name} by name select * from {_BATCH}")


def delete_segments(connection: Connection, *, of_messages: pl.Series) -> None:
    """Forget the segments of messages whose text changed, in every table that speaks of them."""
    with _registered(connection, pl.DataFrame({"message_id": of_messages})):
        segments = (
            f"select segment_id from {SCHEMA}.message_segments "
            f"where message_id in (select message_id from {_BATCH})"
        )
        for name, schema in ENRICHED_TABLES.items():
            if "segment_id" in schema.column_names() and name != "message_segments":
                connection.execute(f"delete from {SCHEMA}.{name} where segment_id in ({segments})")
        connection.execute(
            f"delete from {SCHEMA}.message_segments "
            f"where message_id in (select message_id from {_BATCH})"
        )


def take_batches(
    connection: Connection, to_do_sql: str, *, batch_size: int, report: Report, noun: str
) -> Iterator[pl.DataFrame]:
    """Batches of rows still to do.

    The consumer writes each before it asks for the next: what is written is done.

    Args:
        connection: of the build file.
        to_do_sql: selects what is to do; a written row must drop out of it.
        batch_size: rows at a time.
        report: told how far it is.
        noun: what the rows are, in the plural.
    """
    total = int(read_table(connection, f"select count(*) as n from ({to_do_sql})")["n"][0])
    done = 0
    while done < total:
        batch = read_table(connection, f"from ({to_do_sql}) limit {batch_size}")
        if batch.is_empty():
            return
        yield batch
        done += len(batch)
        if total > batch_size:
            report(f"{done:,} of {total:,} {noun}")


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """One batch: everything of it is written, or nothing."""
    with transaction(connection):
        yield


def read_embeddings(
    connection: Connection, hashes: pl.Series, *, embedder: Embedder
) -> pl.DataFrame:
    """content_sha256, embedding and reading_embedding of those of `hashes` that it has embedded."""
    with _registered(connection, pl.DataFrame({"content_sha256": hashes.unique()})):
        return read_table(
            connection,
            f"""
            select content_sha256, embedding, reading_embedding from {SCHEMA}.segment_embeddings
            semi join {_BATCH} using (content_sha256)
            where model_version = '{embedder.version}'
                and reading_version = '{embedder.reading_version}'
            order by content_sha256
            """,
        )


def count_rows_of(connection: Connection, name: str) -> int:
    """Rows of an enriched table."""
    return int(connection.execute(f"select count(*) from {SCHEMA}.{name}").fetchall()[0][0])


def _to_plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Enums as text: DuckDB would make an enum type of each batch."""
    return frame.with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String))


@contextmanager
def _registered(connection: Connection, frame: pl.DataFrame) -> Iterator[None]:
    connection.register(_BATCH, frame.to_arrow())
    try:
        yield
    finally:
        connection.unregister(_BATCH)
