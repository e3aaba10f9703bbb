from datetime import datetime, timedelta

import numpy as np
import polars as pl

from python_models.embeddings import HashingEmbedder
from python_models.frames import Topics
from python_models.topic_descriptions import (
    EXAMPLE_COUNT,
    DescribedTopics,
    Recipe,
    describe_topics,
    pick_examples,
)
from tests.python_models.topic_company import SETTINGS, START, unit

NEAR = unit([1, 0], [1, 0.1], [0, 1], [0.1, 1])
WORDS = ("csv export", "csv export", "login page", "login page")


def described(
    *topic_ids: str | None,
    known: pl.DataFrame | None = None,
    pinned: frozenset[str] = frozenset(),
    words: tuple[str, ...] = WORDS,
) -> DescribedTopics:
    texts = pl.DataFrame(
        {
            "topic_id": topic_ids,
            "text_key": [f"k{number}" for number, _ in enumerate(topic_ids)],
            "segment_id": [f"s{number}" for number, _ in enumerate(topic_ids)],
            "content_sha256": [f"h{number}" for number, _ in enumerate(topic_ids)],
            "segment_text": words[: len(topic_ids)],
            "occurred_at": [START + timedelta(days=number) for number, _ in enumerate(topic_ids)],
        },
        schema_overrides={"topic_id": pl.String},
    )
    return describe_topics(
        texts,
        NEAR[: len(topic_ids)],
        known=Topics.create_empty() if known is None else known,
        recipe=Recipe(SETTINGS, HashingEmbedder(), pinned=pinned),
    )


def labels(described_topics: DescribedTopics) -> dict[str, str]:
    return dict(described_topics.topics.select("topic_id", "topic_label").iter_rows())


def test_a_topic_is_named_by_its_phrases_and_else_by_its_most_typical_text() -> None:
    assert labels(described("a", "a", "b", "b")) == {"a": "Csv export", "b": "Login page"}
    alone = described("a", "b", words=("one thing", "another thing"))
    assert labels(alone) == {"a": "One thing", "b": "Another thing"}


def test_a_label_that_another_topic_has_gets_a_number() -> None:
    known = described("z", "z").topics
    assert labels(described("a", "a", known=known)) == {"a": "Csv export (2)"}


def test_a_known_label_stays_while_its_first_phrase_does() -> None:
    known = described("a", "a").topics.with_columns(topic_label=pl.lit("Exports"))
    assert labels(described("a", "a", known=known)) == {"a": "Exports"}
    other = known.with_columns(key_phrases=pl.lit("wrong invoice, vat"))
    assert labels(described("a", "a", known=other)) == {"a": "Csv export"}
    assert labels(described("a", "a", known=other, pinned=frozenset("a"))) == {"a": "Exports"}


def test_a_topic_was_first_seen_with_its_first_member_or_before() -> None:
    topics = described("a", "a", "b", "b").topics
    assert topics["first_seen_at"].to_list() == [START, START + timedelta(days=2)]
    earlier = datetime(2026, 1, 1)  # noqa: DTZ001
    known = topics.with_columns(first_seen_at=earlier)
    assert described("a", "a", known=known).topics["first_seen_at"].to_list() == [earlier]


def test_centroids_are_unit_vectors_and_thresholds_the_least_like_members() -> None:
    topics = described("a", "a", "b", "b").topics
    lengths = np.linalg.norm(topics["centroid"].to_numpy(), axis=1)
    np.testing.assert_allclose(lengths, 1.0, rtol=1e-5)
    assert topics["similarity_threshold_score"].is_between(0.99, 1.0).all()


def test_texts_without_topic_join_the_nearest_where_they_are_near_enough() -> None:
    members = described("a", "a", None, None).members
    assert members.filter(pl.col("topic_id").is_null())["text_key"].to_list() == ["k2", "k3"]
    near = described("a", None).members
    assert near["topic_id"].to_list() == ["a", None]
    assert near["cosine"].is_between(0.99, 1.0001).all()


def test_no_topic_at_all_leaves_every_text_where_it_is() -> None:
    nothing = described(None, None)
    assert nothing.topics.is_empty()
    assert nothing.members.select("topic_id", "cosine").rows() == [(None, None)] * 2


def test_examples_are_the_most_typical_members_each_wording_once() -> None:
    members = pl.DataFrame(
        {
            "topic_id": ["a"] * 8,
            "segment_id": [f"s{number}" for number in range(8)],
            "text_key": [f"k{number}" for number in range(8)],
            "content_sha256": ["same", "same", *(f"h{number}" for number in range(6))],
            "cosine": [0.1 * number for number in range(8)],
        }
    )
    examples = pick_examples(members)
    assert examples["segment_id"].to_list() == ["s7", "s6", "s5", "s4", "s3"]
    assert examples["example_number"].to_list() == [*range(1, EXAMPLE_COUNT + 1)]
    assert pick_examples(members.head(2))["segment_id"].to_list() == ["s1"]
