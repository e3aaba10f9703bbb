from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from orchestration.enrichment import create_enriched_tables, upsert_rows
from orchestration.segment_labels import LabelTable, label_segments
from orchestration.warehouse import Connection, connect, read_table
from python_models.embeddings import HashingEmbedder, embed_texts
from python_models.segment_features import SegmentFeatures
from python_models.segments import split_messages

TEXTS = ["It fails every day.", "It opens again.", "Nichts geht mehr bei der Rechnung."]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    messages = pl.DataFrame({"message_id": ["m1", "m2", "m3"], "text": TEXTS})
    segments = split_messages(messages)
    embedded = embed_texts(
        segments.select("content_sha256", "segment_text"), embedder=HashingEmbedder()
    )
    with connect(tmp_path / "build.duckdb") as opened:
        create_enriched_tables(opened)
        upsert_rows(opened, "message_segments", segments, key="segment_id")
        upsert_rows(opened, "segment_embeddings", embedded, key="content_sha256")
        yield opened


def signal_all(ids: pl.Series, features: SegmentFeatures) -> pl.DataFrame:
    assert len(ids) == len(features.texts) == len(features.vectors) == len(features.layer_vectors)
    assert set(features.texts) < set(TEXTS)
    return pl.DataFrame({"segment_id": ids}).with_columns(
        signal=pl.lit("churn_risk"),
        signal_kind=pl.lit(None, dtype=pl.String),
        strength=pl.lit("explicit"),
        confidence_score=pl.lit(0.9),
        model_version=pl.lit("v1"),
    )


def signal_none(ids: pl.Series, features: SegmentFeatures) -> pl.DataFrame:
    return signal_all(ids, features).clear()


TABLE = LabelTable("segment_signals", "v1", HashingEmbedder.version, signal_all)


def label(connection: Connection, table: LabelTable) -> int:
    return label_segments(connection, table, report=print)


def labelled(connection: Connection) -> int:
    return len(read_table(connection, "from enriched.segment_signals"))


def test_english_segments_are_labelled_and_others_left_alone(connection: Connection) -> None:
    assert (label(connection, TABLE), labelled(connection)) == (2, 2)


def test_what_is_labelled_is_not_labelled_again(connection: Connection) -> None:
    assert [label(connection, TABLE) for _ in range(2)] == [2, 0]


def test_a_segment_without_a_label_is_done_too(connection: Connection) -> None:
    nothing = replace(TABLE, labeller=signal_none)
    assert [label(connection, nothing) for _ in range(2)] == [2, 0]


def test_another_version_labels_everything_again_and_takes_labels_away(
    connection: Connection,
) -> None:
    label(connection, TABLE)
    assert label(connection, replace(TABLE, version="v2", labeller=signal_none)) == 2
    assert labelled(connection) == 0


def test_the_labels_of_another_table_do_not_count(connection: Connection) -> None:
    label(connection, replace(TABLE, name="segment_intents", labeller=signal_intents))
    assert label(connection, TABLE) == 2


def signal_intents(ids: pl.Series, _features: SegmentFeatures) -> pl.DataFrame:
    return pl.DataFrame({"segment_id": ids}).with_columns(
        intent=pl.lit("question"), confidence_score=pl.lit(0.9), model_version=pl.lit("v1")
    )


def test_every_segment_comes_with_its_own_vectors(connection: Connection) -> None:
    def compare(ids: pl.Series, features: SegmentFeatures) -> pl.DataFrame:
        expected = HashingEmbedder().embed(features.texts)
        np.testing.assert_array_equal(features.vectors, expected)
        np.testing.assert_array_equal(features.layer_vectors, expected)
        return signal_all(ids, features)

    assert label(connection, replace(TABLE, labeller=compare)) == 2


def test_segments_without_a_vector_of_this_model_wait(connection: Connection) -> None:
    assert label(connection, replace(TABLE, embedder_version="another")) == 0
