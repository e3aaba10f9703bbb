from datetime import datetime

import numpy as np
import polars as pl
import pytest

from python_models.embeddings import HashingEmbedder
from python_models.frames import Topics
from python_models.topic_descriptions import describe_topics, with_parents
from tests.python_models.topic_company import unit

SEEN_AT = datetime(2026, 9, 1)  # noqa: DTZ001
CENTROIDS = dict(zip("abcd", unit([1, 0], [1, 0.1], [0, 1], [0, 0, 1]), strict=True))


def topics(*ids: str, taken: tuple[str, ...] = ()) -> pl.DataFrame:
    members = pl.DataFrame(
        {
            "topic_id": ids,
            "text_key": ids,
            "content_sha256": ids,
            "segment_text": [f"words of {topic_id}" for topic_id in ids],
            "occurred_at": [SEEN_AT] * len(ids),
            "cosine": [0.9] * len(ids),
        }
    )
    return describe_topics(
        members,
        centroids={topic_id: CENTROIDS[topic_id] for topic_id in dict.fromkeys(ids)},
        taken_labels=list(taken),
        noise_quantile=0.05,
        embedder=HashingEmbedder(),
    )


def parents_of(frame: pl.DataFrame) -> dict[str, str | None]:
    return dict(frame.select("topic_id", "parent_topic_id").iter_rows())


def test_a_topic_without_phrases_is_named_by_its_most_typical_text() -> None:
    assert topics("a", "b")["topic_label"].to_list() == ["Words of a", "Words of b"]


def test_a_label_that_is_taken_gets_a_number() -> None:
    assert topics("a", taken=("Words of a",))["topic_label"].to_list() == ["Words of a (2)"]


def test_a_topic_was_first_seen_with_its_first_member() -> None:
    frame = topics("a", "b")
    assert frame["first_seen_at"].to_list() == [SEEN_AT, SEEN_AT]
    assert frame["similarity_threshold_score"].to_list() == [0.9, 0.9]


def test_parents_have_at_least_two_children() -> None:
    frame = with_parents(
        topics("a", "b", "c"), {"a": 0, "b": 0, "c": 1}, known=Topics.create_empty()
    )
    parent = parents_of(frame)["a"]
    assert parent is not None
    assert parents_of(frame) == {"a": parent, "b": parent, "c": None, parent: None}


def test_a_parent_is_named_and_placed_by_its_children() -> None:
    frame = with_parents(topics("a", "b"), {"a": 0, "b": 0}, known=Topics.create_empty())
    parent = frame.filter(pl.col("topic_level") == "parent").row(0, named=True)
    assert parent["topic_label"] == "Words of a / Words of b"
    np.testing.assert_allclose(np.linalg.norm(parent["centroid"]), 1.0, rtol=1e-5)
    assert parent["similarity_threshold_score"] is None


@pytest.mark.parametrize(("newcomer", "nearest"), [("a", 0), ("b", 0), ("d", 1)])
def test_a_newcomer_joins_the_nearest_known_parent(newcomer: str, nearest: int) -> None:
    known = topics("c", "d").with_columns(
        topic_level=pl.lit("parent"),
        centroid=pl.Series(
            [CENTROIDS["a"], CENTROIDS["d"]], dtype=Topics.create_empty().schema["centroid"]
        ),
    )
    frame = with_parents(topics(newcomer), {newcomer: 0}, known=known)
    assert parents_of(frame) == {newcomer: known["topic_id"][nearest]}
