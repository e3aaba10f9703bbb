from pathlib import Path

import polars as pl
import pytest

from orchestration.enrichment import (
    EMBEDDING_KEY,
    count_rows_of,
    create_enriched_tables,
    delete_segments,
    read_embeddings,
    take_batches,
    upsert_rows,
    writing,
)
from orchestration.warehouse import Connection, connect, read_table
from python_models.embeddings import Embedder, HashingEmbedder, embed_texts
from python_models.frames import ENRICHED_TABLES
from python_models.segments import split_messages


class OtherEmbedder(HashingEmbedder):
    version = "hashing-2"


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    with connect(tmp_path / "build.duckdb") as opened:
        create_enriched_tables(opened)
        yield opened


def embed(connection: Connection, *hashes: str, embedder: Embedder) -> None:
    texts = pl.DataFrame({"content_sha256": hashes, "segment_text": hashes})
    embedded = embed_texts(texts, embedder=embedder)
    upsert_rows(connection, "segment_embeddings", embedded, key=EMBEDDING_KEY)


def test_every_enriched_table_is_there_before_anything_is_computed(connection: Connection) -> None:
    assert [count_rows_of(connection, name) for name in ENRICHED_TABLES] == [0] * len(
        ENRICHED_TABLES
    )
    types = read_table(connection, "describe enriched.segment_embeddings")
    assert types["column_type"].to_list() == [
        "VARCHAR",
        "VARCHAR",
        "FLOAT[384]",
        "FLOAT[384]",
        "VARCHAR",
    ]
    types = read_table(connection, "describe enriched.segment_intents")
    assert types["column_type"].to_list()[1] == "VARCHAR"


def test_a_table_with_the_columns_of_an_earlier_version_is_made_anew(
    connection: Connection,
) -> None:
    connection.execute(
        "create or replace table enriched.topics as select 'a' as topic_id, 1 as age"
    )
    create_enriched_tables(connection)
    topics = read_table(connection, "from enriched.topics")
    assert (topics.columns, len(topics)) == (ENRICHED_TABLES["topics"].column_names(), 0)


def test_tables_that_are_there_keep_their_rows(connection: Connection) -> None:
    embed(connection, "a", embedder=HashingEmbedder())
    create_enriched_tables(connection)
    assert count_rows_of(connection, "segment_embeddings") == 1


def test_a_row_is_replaced_by_its_key(connection: Connection) -> None:
    frames = [
        pl.DataFrame({"email_message_id": ids, "thread_id": thread, "thread_method": "root"})
        for ids, thread in ((["a", "b"], "old"), (["b", "c"], "new"))
    ]
    for frame in frames:
        upsert_rows(connection, "email_threads", frame, key="email_message_id")
    rows = read_table(connection, "select email_message_id, thread_id from enriched.email_threads")
    assert sorted(rows.rows()) == [("a", "old"), ("b", "new"), ("c", "new")]


def test_keys_without_new_rows_are_forgotten(connection: Connection) -> None:
    rows = pl.DataFrame({"email_message_id": ["a"], "thread_id": "t", "thread_method": "root"})
    upsert_rows(connection, "email_threads", rows, key="email_message_id")
    upsert_rows(
        connection, "email_threads", rows.clear(), key="email_message_id", of=pl.Series(["a"])
    )
    assert count_rows_of(connection, "email_threads") == 0


# A trial run with another embedder threw away vectors that had taken minutes.
def test_another_models_vectors_stay_beside_the_new_ones(connection: Connection) -> None:
    embed(connection, "a", "b", embedder=HashingEmbedder())
    embed(connection, "b", embedder=OtherEmbedder())
    wanted = pl.Series(["a", "b", "b", "c"])
    found = [
        read_embeddings(connection, wanted, embedder=embedder)["content_sha256"].to_list()
        for embedder in (HashingEmbedder(), OtherEmbedder())
    ]
    assert found == [["a", "b"], ["b"]]


def test_a_batch_that_fails_leaves_nothing(connection: Connection) -> None:
    def write_and_fail() -> None:
        with writing(connection):
            embed(connection, "a", embedder=HashingEmbedder())
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert count_rows_of(connection, "segment_embeddings") == 0


def test_batches_end_when_all_is_written_and_tell_how_far_they_are(connection: Connection) -> None:
    connection.execute("create table to_do as select range as n from range(5)")
    told: list[str] = []
    sizes = []
    for batch in take_batches(
        connection, "from to_do order by n", batch_size=2, report=told.append, noun="things"
    ):
        sizes.append(len(batch))
        connection.execute(
            "delete from to_do where n in (select unnest(?))", [batch["n"].to_list()]
        )
    assert sizes == [2, 2, 1]
    assert told == ["2 of 5 things", "4 of 5 things", "5 of 5 things"]


def test_one_batch_is_not_worth_telling(connection: Connection) -> None:
    told: list[str] = []
    batches = take_batches(connection, "select 1", batch_size=9, report=told.append, noun="x")
    assert [len(batch) for batch in batches] == [1]
    assert told == []


def test_nothing_to_do_gives_no_batch(connection: Connection) -> None:
    nothing = "select 1 where false"
    assert not list(take_batches(connection, nothing, batch_size=2, report=print, noun="x"))


def test_a_changed_message_is_forgotten_wherever_its_segments_are_named(
    connection: Connection,
) -> None:
    messages = pl.DataFrame({"message_id": ["m1", "m2"], "text": ["It fails.", "It works."]})
    segments = split_messages(messages)
    labels = segments.select(
        "segment_id", label_table=pl.lit("x"), model_version=pl.lit("v"), labelled_id="segment_id"
    )
    upsert_rows(connection, "message_segments", segments, key="segment_id")
    upsert_rows(connection, "labelled_segments", labels, key="labelled_id")
    delete_segments(connection, of_messages=pl.Series(["m1"]))
    kept = segments.filter(pl.col("message_id") == "m2")["segment_id"].to_list()
    for name in ("message_segments", "labelled_segments"):
        found = read_table(connection, f"select segment_id from enriched.{name}")
        assert found["segment_id"].to_list() == kept
