from collections.abc import Iterable

import polars as pl
import pytest

from python_models.topic_choices import TopicChoices
from python_models.topic_curation import gather_mergers, list_concerned
from python_models.topic_states import TopicState
from tests.python_models.topic_company import (
    EXPORT,
    LOGIN,
    MODEL,
    known_after,
    place,
    segments,
    topic_of,
    ways,
    with_known,
)

TEXTS = [*ways(EXPORT, count=12), *ways(LOGIN, count=12)]


@pytest.fixture(scope="module")
def first() -> TopicState:
    return place(segments(*TEXTS))


def choices(mergers: dict[str, str] | None = None, splits: Iterable[str] = ()) -> TopicChoices:
    return TopicChoices({}, mergers or {}, list(splits), frozenset(), frozenset(), [])


def regroup(state: TopicState, wanted: TopicChoices) -> TopicState:
    frame = with_known(segments(*TEXTS), state)
    is_to_do = pl.col("known_topic_id").is_in(list_concerned(wanted))
    return MODEL.regroup(
        frame.with_columns(is_to_do=is_to_do), known=known_after(first_of(state)), choices=wanted
    )


def first_of(state: TopicState) -> TopicState:
    return state


def status(state: TopicState) -> dict[str, str]:
    return dict(state.topics.select("topic_id", "status").iter_rows())


def test_a_merged_topic_ends_and_its_texts_go_where_it_went(first: TopicState) -> None:
    one, two = topic_of(first)["s000"], topic_of(first)["s012"]
    assert one
    assert two
    state = regroup(first, choices({two: one}))
    assert set(topic_of(state).values()) == {one}
    assert status(state)[two] == "retired"
    assert state.lineage.rows() == [(two, one, 1, "merged", 0.5)]
    before, after = (
        s.topics.filter(pl.col("topic_id") == one).row(0, named=True) for s in (first, state)
    )
    assert after["topic_label"] == before["topic_label"]
    assert after["similarity_threshold_score"] < before["similarity_threshold_score"]


def test_a_split_topic_ends_in_its_parts(first: TopicState) -> None:
    one, two = topic_of(first)["s000"], topic_of(first)["s012"]
    assert one
    assert two
    merged = regroup(first, choices({two: one}))
    known = known_after(first, topics=merged.topics)
    frame = with_known(segments(*TEXTS), merged)
    state = MODEL.regroup(frame, known=known, choices=choices(splits=[one]))
    found = list(topic_of(state).values())
    assert [len(set(found[at : at + 12])) for at in (0, 12)] == [1, 1]
    assert len(set(found)) == 2
    assert status(state)[one] == "retired"
    assert set(state.lineage["change"]) == {"split"}
    assert set(state.lineage["to_topic_id"]) == set(found)


def test_a_topic_without_parts_stays_and_says_so(first: TopicState) -> None:
    one = topic_of(first)["s000"]
    assert one
    same = with_known(segments(*[EXPORT] * 12), first)
    state = MODEL.regroup(same, known=known_after(first), choices=choices(splits=[one]))
    assert state.lineage.is_empty()
    assert state.topics.equals(first.topics)
    assert "does not fall into parts" in state.warnings[0]


def test_mergers_in_a_row_end_in_the_last_and_circles_nowhere() -> None:
    assert gather_mergers(choices({"a": "b", "b": "c", "d": "c"})) == {"c": ["a", "b", "d"]}
    assert gather_mergers(choices({"a": "b", "b": "a"})) == {}
