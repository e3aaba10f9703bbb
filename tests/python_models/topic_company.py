"""Six ways to say each of a few things: a company small enough to know its topics by heart."""

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import polars as pl

from python_models.embeddings import EMBEDDING_DIMENSION, HashingEmbedder, Vectors
from python_models.segments import hash_content
from python_models.topic_graph import TopicSettings
from python_models.topic_states import KnownTopics, TopicState, to_space
from python_models.topics import LeidenTopicModel

SETTINGS = TopicSettings(
    min_texts=4, neighbours=4, resolution=0.5, wider_resolutions=(), parent_resolution=0.3
)
MODEL = LeidenTopicModel(embedder=HashingEmbedder(), settings=SETTINGS)
START = datetime(2026, 9, 1)  # noqa: DTZ001
TAILS = ("today", "again", "since monday", "for everybody", "in chrome", "on friday")
EXPORT, LOGIN, INVOICE = "csv export fails badly", "login page loops forever", "wrong invoice vat"


def ways(thing: str, *, start: int = 0, count: int = 6) -> list[str]:
    return [
        f"{thing} {TAILS[n % 6]} {n if n >= 6 else ''}".strip() for n in range(start, start + count)
    ]


def segments(*texts: str, prefix: str = "s", **columns: object) -> pl.DataFrame:
    vectors: Vectors = HashingEmbedder().embed(list(texts))
    frame = pl.DataFrame(
        {
            "segment_id": [f"{prefix}{number:03}" for number, _ in enumerate(texts)],
            "content_sha256": [hash_content(text) for text in texts],
            "segment_text": list(texts),
            "occurred_at": [START + timedelta(hours=number) for number, _ in enumerate(texts)],
            "embedding": pl.Series(vectors, dtype=pl.Array(pl.Float32, EMBEDDING_DIMENSION)),
        },
        schema_overrides={
            "segment_id": pl.String,
            "segment_text": pl.String,
            "content_sha256": pl.String,
            "occurred_at": pl.Datetime,
        },
    )
    return frame.with_columns(
        message_id=pl.lit("m_") + pl.col("segment_id"),
        conversation_id=pl.lit("c_") + pl.col("segment_id"),
        noise_reason=pl.lit(None, dtype=pl.String),
        is_courtesy=pl.lit(value=False),
        is_to_do=pl.lit(value=True),
    ).with_columns(**columns)


def place(frame: pl.DataFrame, *, known: KnownTopics | None = None) -> TopicState:
    return MODEL.assign(frame, known=known or KnownTopics())


def known_after(state: TopicState, **changes: object) -> KnownTopics:
    """What the next run knows."""
    row = state.spaces.row(0, named=True)
    return replace(KnownTopics(state.topics, to_space(row), row["topic_version"]), **changes)


def topic_of(state: TopicState) -> dict[str, str | None]:
    return dict(state.segment_topics.select("segment_id", "topic_id").iter_rows())


def with_known(frame: pl.DataFrame, *states: TopicState) -> pl.DataFrame:
    """The segments with the topic that each was last placed in."""
    topics = {k: v for state in states for k, v in topic_of(state).items()}
    known = pl.col("segment_id").replace_strict(topics, default=None, return_dtype=pl.String)
    return frame.with_columns(known_topic_id=known)


def unit(*rows: list[float]) -> Vectors:
    """Unit vectors of the full dimension from their first few numbers."""
    vectors = np.zeros((len(rows), EMBEDDING_DIMENSION), np.float32)
    for number, row in enumerate(rows):
        vectors[number, : len(row)] = np.asarray(row) / np.linalg.norm(row)
    return vectors
