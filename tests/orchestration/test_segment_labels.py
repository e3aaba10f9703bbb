from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from orchestration.enrichment import create_enriched_tables, upsert_rows
from orchestration.segment_labels import Labeller, label_segments
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


def signal_all(batch: pl.DataFrame) -> dict[str, pl.DataFrame]:
    assert set(batch["segment_text"]) < set(TEXTS)
    signals = batch.select(
        "segment_id",
        signal=pl.lit("churn_risk"),
        signal_kind=pl.lit(None, dtype=pl.String),
        strength=pl.lit("explicit"),
        confidence_score=pl.lit(0.9),
        model_version=pl.lit("v1"),
    )
    return {"segment_signals": signals}


def signal_none(batch: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return {name: rows.clear() for name, rows in signal_all(batch).items()}


LABELLER = Labeller("segment_signals", "v1", HashingEmbedder.version, signal_all)


def label(connection: Connection, labeller: Labeller) -> int:
    return label_segments(connection, labeller, report=print)


def labelled(connection: Connection) -> int:
    return len(read_table(connection, "from enriched.segment_signals"))


def test_english_segments_are_labelled_and_others_left_alone(connection: Connection) -> None:
    assert (label(connection, LABELLER), labelled(connection)) == (2, 2)


def test_what_is_labelled_is_not_labelled_again(connection: Connection) -> None:
    assert [label(connection, LABELLER) for _ in range(2)] == [2, 0]


def test_a_segment_without_a_label_is_done_too(connection: Connection) -> None:
    nothing = replace(LABELLER, label=signal_none)
    assert [label(connection, nothing) for _ in range(2)] == [2, 0]


def test_another_version_labels_everything_again_and_takes_labels_away(
    connection: Connection,
) -> None:
    label(connection, LABELLER)
    assert label(connection, replace(LABELLER, version="v2", label=signal_none)) == 2
    assert labelled(connection) == 0


def test_what_another_labeller_did_does_not_count(connection: Connection) -> None:
    label(connection, replace(LABELLER, name="segment_intents", label=intend))
    assert label(connection, LABELLER) == 2


def test_one_labeller_may_fill_several_tables(connection: Connection) -> None:
    both = replace(LABELLER, name="both", label=lambda batch: signal_all(batch) | intend(batch))
    assert [label(connection, both) for _ in range(2)] == [2, 0]
    assert labelled(connection) == len(read_table(connection, "from enriched.segment_intents")) == 2


def intend(batch: pl.DataFrame) -> dict[str, pl.DataFrame]:
    intents = batch.select(
        "segment_id",
        intent=pl.lit("question"),
        confidence_score=pl.lit(0.9),
        model_version=pl.lit("v1"),
    )
    return {"segment_intents": intents}


def test_every_segment_comes_with_its_own_vectors(connection: Connection) -> None:
    def compare(batch: pl.DataFrame) -> dict[str, pl.DataFrame]:
        features = SegmentFeatures.of(batch)
        expected = HashingEmbedder().embed(features.texts)
        np.testing.assert_array_equal(features.vectors, expected)
        np.testing.assert_array_equal(features.reading_vectors, expected)
        return signal_all(batch)

    assert label(connection, replace(LABELLER, label=compare)) == 2


def test_segments_without_a_vector_of_this_model_wait(connection: Connection) -> None:
    assert label(connection, replace(LABELLER, embedder_version="another")) == 0
