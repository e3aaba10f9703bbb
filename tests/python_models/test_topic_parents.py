import numpy as np
import polars as pl
import pytest

from python_models.frames import Topics
from python_models.topic_descriptions import to_topics
from python_models.topic_lineage import Matches
from python_models.topic_parents import found_parents, join_parents
from tests.python_models.topic_company import START, unit

CENTROIDS = dict(zip("abcd", unit([1, 0], [1, 0.1], [0, 1], [0, 0, 1]), strict=True))


def topics(*ids: str, level: str = "topic") -> pl.DataFrame:
    return to_topics(
        [
            {
                "topic_id": topic_id,
                "topic_level": level,
                "topic_label": f"About {topic_id}",
                "key_phrases": f"{topic_id} first, {topic_id} second",
                "similarity_threshold_score": 0.5,
                "centroid": CENTROIDS[topic_id],
                "first_seen_at": START,
            }
            for topic_id in ids
        ]
    )


def founded(
    parent_of: dict[str, int], members: str, *, known: pl.DataFrame | None = None
) -> tuple[pl.DataFrame, Matches]:
    """`members` has a letter a text; each was in the same topic before."""
    texts = pl.DataFrame({"topic_id": [*members], "known_topic_id": [*members]})
    before = Topics.create_empty() if known is None else known
    return found_parents(topics(*parent_of), texts, parent_of, known=before)


def parents_of(frame: pl.DataFrame) -> dict[str, str | None]:
    return dict(frame.select("topic_id", "parent_topic_id").iter_rows())


def test_parents_have_at_least_two_children() -> None:
    frame, matches = founded({"a": 0, "b": 0, "c": 1}, "aabbcc")
    parent = parents_of(frame)["a"]
    assert parent is not None
    assert parents_of(frame) == {"a": parent, "b": parent, "c": None, parent: None}
    assert matches.changes["change"].to_list() == ["born"]


def test_a_parent_is_named_by_its_largest_children_and_stands_in_their_middle() -> None:
    frame, _ = founded({"a": 0, "b": 0}, "abbb")
    parent = frame.filter(pl.col("topic_level") == "parent").row(0, named=True)
    assert parent["topic_label"] == "About b / About a"
    assert parent["key_phrases"] == "b first, a first"
    np.testing.assert_allclose(np.linalg.norm(parent["centroid"]), 1.0, rtol=1e-5)
    assert parent["similarity_threshold_score"] is None


def test_a_parent_goes_on_where_most_of_its_texts_did() -> None:
    known = founded({"a": 0, "b": 0, "c": 1, "d": 1}, "aabbccdd")[0]
    frame, matches = founded({"a": 5, "b": 5, "c": 5, "d": 9}, "aaabbbcd", known=known)
    assert parents_of(frame)["c"] == parents_of(known)["a"]
    assert matches.continued == {5: parents_of(known)["a"]}


@pytest.mark.parametrize(("newcomer", "nearest"), [("a", "b"), ("b", "b"), ("c", "c")])
def test_a_newcomer_joins_the_nearest_known_parent(newcomer: str, nearest: str) -> None:
    known = topics("b", "c", level="parent")
    assert parents_of(join_parents(topics(newcomer), known=known)) == {newcomer: nearest}


def test_without_active_parents_a_newcomer_has_none() -> None:
    retired = topics("b", level="parent").with_columns(status=pl.lit("retired"))
    assert parents_of(join_parents(topics("a"), known=retired)) == {"a": None}
