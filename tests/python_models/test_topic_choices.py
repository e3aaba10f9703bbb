from datetime import datetime

import polars as pl
import pytest

from python_models.topic_choices import TopicChoices, read_choices, rename
from python_models.topic_states import TopicState, to_lineage
from tests.python_models.topic_company import EXPORT, LOGIN, place, segments, ways

COLUMNS = ("topic_id", "action", "new_label", "into_topic_id", "decided_at")
DAY = datetime(2026, 10, 1)  # noqa: DTZ001


@pytest.fixture(scope="module")
def state() -> TopicState:
    return place(segments(*ways(EXPORT), *ways(LOGIN)))


def ids(state: TopicState) -> list[str]:
    return sorted(state.segment_topics["topic_id"].unique())


def choose(state: TopicState, *rows: tuple[str | None, ...], retired: str = "") -> TopicChoices:
    overrides = pl.DataFrame(
        [(*row, *[None] * (4 - len(row)), DAY) for row in rows],
        schema=dict.fromkeys(COLUMNS[:4], pl.String) | {"decided_at": pl.Datetime},
        orient="row",
    )
    is_retired = pl.col("topic_id") == retired
    topics = state.topics.with_columns(
        status=pl.when(is_retired).then(pl.lit("retired")).otherwise("status")
    )
    return read_choices(overrides, topics=topics, lineage=state.lineage)


def test_what_people_ask_for_is_sorted_by_what_it_is(state: TopicState) -> None:
    one, two = ids(state)
    choices = choose(state, (one, "rename", "Exports"), (one, "pin"), (two, "merge", None, one))
    assert choices.labels == {one: "Exports"}
    assert choices.pinned == choices.held == {one}
    assert choices.mergers == {two: one}
    assert choose(state, (two, "split")).splits == [two]
    assert choices.warnings == []


def test_what_was_done_once_is_not_asked_for_again(state: TopicState) -> None:
    one, two = ids(state)
    merged = choose(state, (two, "merge", None, one), retired=two)
    assert (merged.mergers, merged.held) == ({}, {one})
    assert choose(state, (two, "split"), retired=two).splits == []


def test_the_parts_of_a_split_topic_stay_apart(state: TopicState) -> None:
    one, two = ids(state)
    split = pl.DataFrame(
        {
            "from_topic_id": ["gone"],
            "to_topic_id": [one],
            "change": ["split"],
            "jaccard_score": [0.4],
        }
    )
    gone = state.topics.filter(pl.col("topic_id") == two).with_columns(
        topic_id=pl.lit("gone"), status=pl.lit("retired")
    )
    choices = read_choices(
        pl.DataFrame([("gone", "split", None, None, DAY)], schema=COLUMNS, orient="row"),
        topics=pl.concat([state.topics, gone]),
        lineage=to_lineage(split, version=1),
    )
    assert choices.held == {one}


@pytest.mark.parametrize(
    ("override", "says"),
    [
        (("unknown", "rename", "Exports"), "no such topic"),
        (("unknown", "pin"), "no such topic"),
        (("{}", "rename"), "new_label is empty"),
        (("{}", "merge", None, "unknown"), "is no other topic"),
        (("{}", "merge", None, "{}"), "is no other topic"),
        (("{}", "merge"), "is no other topic"),
        (("{}", "delete"), "has to be one of"),
    ],
)
def test_what_makes_no_sense_is_said_and_left_out(
    state: TopicState, override: tuple[str | None, ...], says: str
) -> None:
    row = tuple(value and value.format(ids(state)[0]) for value in override)
    choices = choose(state, row)
    assert len(choices.warnings) == 1
    assert says in choices.warnings[0]
    assert (choices.labels, choices.mergers, choices.splits, choices.held) == ({}, {}, [], set())


def test_a_given_label_replaces_the_found_one(state: TopicState) -> None:
    one, two = ids(state)
    renamed = rename(state.topics, choose(state, (one, "rename", "Exports")))
    labels = dict(renamed.select("topic_id", "topic_label").iter_rows())
    before = dict(state.topics.select("topic_id", "topic_label").iter_rows())
    assert labels == before | {one: "Exports"}
    assert labels[two] == before[two]
