import numpy as np
import polars as pl

from python_models.embeddings import HashingEmbedder
from python_models.frames import Topics
from python_models.topic_births import EXAMPLE_COUNT, BornTopics, found_topics
from python_models.topic_texts import to_topic_texts
from tests.python_models.topic_company import EXPORT, LOGIN, SETTINGS, segments, ways


def found(*texts: str) -> BornTopics:
    frame, vectors = to_topic_texts(segments(*texts))
    firsts = frame["is_first"].to_numpy()
    return found_topics(
        frame.filter("is_first"),
        vectors[firsts],
        known=Topics.create_empty(),
        settings=SETTINGS,
        embedder=HashingEmbedder(),
    )


def test_ids_depend_on_the_members_alone() -> None:
    alone, both = found(*ways(EXPORT)), found(*ways(LOGIN), *ways(EXPORT))
    assert set(alone.topics["topic_id"]) < set(both.topics["topic_id"])


def test_another_member_makes_another_id() -> None:
    assert set(found(*ways(EXPORT)).topics["topic_id"]).isdisjoint(
        found(*ways(EXPORT, count=5)).topics["topic_id"]
    )


def test_each_text_is_placed_once_with_its_cosine() -> None:
    born = found(*ways(EXPORT), *ways(LOGIN))
    assert born.placed["text_key"].is_unique().all()
    assert born.placed["cosine"].is_between(0.3, 1.0001).all()


def test_examples_are_the_most_typical_members_each_wording_once() -> None:
    born = found(*ways(EXPORT), *(text.upper() for text in ways(EXPORT)))
    topic_id = born.topics["topic_id"][0]
    examples = born.examples.filter(pl.col("topic_id") == topic_id)
    assert examples["example_number"].to_list() == [*range(1, EXAMPLE_COUNT + 1)]
    assert examples["segment_id"].is_unique().all()


def test_a_community_below_the_least_number_of_texts_is_no_topic() -> None:
    assert found(*ways(EXPORT, count=SETTINGS.min_texts - 1)).topics.is_empty()


def test_no_topic_leaves_every_text_unplaced() -> None:
    texts = pl.DataFrame({"text_key": ["a", "b"]})
    nothing = BornTopics.none(texts)
    assert nothing.placed.rows() == [("a", None, None), ("b", None, None)]
    assert nothing.topics.is_empty()


def test_a_centroid_is_a_unit_vector() -> None:
    centroids = found(*ways(EXPORT), *ways(LOGIN)).topics["centroid"].to_numpy()
    np.testing.assert_allclose(np.linalg.norm(centroids, axis=1), 1.0, rtol=1e-5)
