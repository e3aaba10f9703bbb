import polars as pl
import pytest

from python_models.topic_states import TopicState
from tests.python_models.topic_company import (
    EXPORT,
    INVOICE,
    LOGIN,
    known_after,
    place,
    segments,
    topic_of,
    ways,
)


def real_topics(state: TopicState) -> pl.DataFrame:
    return state.topics.filter(pl.col("topic_level") == "topic")


@pytest.fixture(scope="module")
def first() -> TopicState:
    return place(segments(*ways(EXPORT), *ways(LOGIN), *ways(INVOICE)))


def test_each_thing_that_many_say_is_a_topic(first: TopicState) -> None:
    found = list(topic_of(first).values())
    assert len(real_topics(first)) == 3
    assert [len(set(found[at : at + 6])) for at in (0, 6, 12)] == [1, 1, 1]
    assert not first.segment_topics["is_noise"].any()


def test_a_topic_has_examples_a_birth_and_a_threshold(first: TopicState) -> None:
    ids = set(first.topics["topic_id"])
    assert set(first.new_examples["topic_id"]) == ids
    assert set(first.lineage["to_topic_id"]) == ids
    assert set(first.lineage["change"]) == {"born"}
    assert real_topics(first)["similarity_threshold_score"].min() > 0.3
    assert first.new_examples["example_number"].max() == 5


def test_the_same_input_in_any_order_gives_the_same_topics(first: TopicState) -> None:
    texts = segments(*ways(EXPORT), *ways(LOGIN), *ways(INVOICE))
    again = place(texts.sample(fraction=1.0, shuffle=True, seed=3))
    assert topic_of(again) == topic_of(first)
    assert again.topics.sort("topic_id").equals(first.topics.sort("topic_id"))


def test_labels_are_unique(first: TopicState) -> None:
    assert first.topics["topic_label"].is_unique().all()


def test_known_topics_keep_ids_and_labels_and_take_texts_like_theirs(first: TopicState) -> None:
    more = segments(EXPORT, f"{EXPORT} {EXPORT}", prefix="n")
    state = place(more, known=known_after(first))
    assert set(topic_of(state).values()) == {topic_of(first)["s000"]}
    assert state.topics.equals(first.topics)
    assert state.lineage.is_empty()


def test_a_new_topic_is_born_beside_the_known_ones(first: TopicState) -> None:
    state = place(
        segments(*ways("mobile app crashes", count=12), prefix="n"), known=known_after(first)
    )
    born = state.topics.join(first.topics, on="topic_id", how="anti")
    assert len(born) == len(state.lineage) == 1
    assert set(topic_of(state).values()) == set(born["topic_id"])
    assert state.topics["topic_label"].is_unique().all()


def test_beside_known_topics_a_newcomer_needs_twice_the_texts(first: TopicState) -> None:
    state = place(segments(*ways("mobile app crashes"), prefix="n"), known=known_after(first))
    assert state.topics.equals(first.topics)
    assert set(state.segment_topics["noise_reason"]) == {"unlike_any_topic"}


def test_retired_topics_take_nothing(first: TopicState) -> None:
    retired = first.topics.with_columns(status=pl.lit("retired"))
    known = known_after(first, topics=retired)
    state = place(segments(*ways(EXPORT, count=3), prefix="n"), known=known)
    assert set(topic_of(state).values()) == {None}


@pytest.mark.parametrize("reason", ["no_request", "not_english"])
def test_what_may_have_no_topic_keeps_its_reason(reason: str) -> None:
    texts = ["Hello dear support team", "Thanks again"] * 10
    state = place(segments(*texts, noise_reason=pl.lit(reason)))
    assert set(state.segment_topics["noise_reason"]) == {reason}
    assert state.segment_topics["is_noise"].all()


def test_a_topic_has_no_noise_reason_and_noise_no_topic(first: TopicState) -> None:
    mixed = place(segments(*ways(EXPORT), "quite another matter", prefix="x"))
    rows = mixed.segment_topics.select("is_noise", "topic_id", "noise_reason", "similarity_score")
    noise = rows.filter("is_noise")
    assert noise.rows() == [(True, None, "unlike_any_topic", None)]
    assert rows.filter(~pl.col("is_noise"))["noise_reason"].null_count() == 6


# One customer's automatic sentence, said a hundred times, looked like everybody's problem.
def test_a_sentence_said_a_hundred_times_founds_no_topic() -> None:
    state = place(segments(*[EXPORT] * 100))
    assert state.topics.is_empty()
    assert state.segment_topics.height == 100


# A company's first letter was its first topic: every sentence of it is near the others.
def test_one_long_message_founds_no_topic() -> None:
    texts = [*ways(EXPORT), *ways(LOGIN), *ways(INVOICE)]
    frame = segments(*texts, message_id=pl.lit("m"), conversation_id=pl.lit("c"))
    assert place(frame).topics.is_empty()


def test_a_sentence_said_in_a_hundred_contexts_founds_no_topic() -> None:
    texts = [text for number in range(100) for text in (EXPORT, f"context number{number}")]
    frame = segments(*texts).with_columns(
        message_id=pl.format("m{}", pl.int_range(pl.len()) // 2),
        conversation_id=pl.format("c{}", pl.int_range(pl.len()) // 2),
        noise_reason=pl.when(pl.int_range(pl.len()) % 2 == 1).then(pl.lit("no_request")),
    )
    assert place(frame).topics.is_empty()


def test_later_turns_found_no_topic_and_may_join_one() -> None:
    openings, later = ways(INVOICE), ways(INVOICE, start=6)
    alone = segments(*later).with_columns(
        conversation_id=pl.lit("c"), message_id=pl.format("m{}", pl.int_range(pl.len()) // 3)
    )
    assert place(alone).topics.is_empty()
    both = segments(*openings, *later).with_columns(
        conversation_id=pl.format("c{}", pl.int_range(pl.len()) % 6)
    )
    state = place(both)
    assert len(real_topics(state)) == 1
    assert topic_of(state)["s006"] == topic_of(state)["s000"]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_few_texts_have_no_topic(count: int) -> None:
    state = place(segments(*ways(EXPORT, count=count)))
    assert state.topics.is_empty()
    assert state.segment_topics["is_noise"].to_list() == [True] * count


# Leiden joined what only edges without weight joined, and eight strangers are near their mean.
def test_texts_with_nothing_in_common_have_no_topic() -> None:
    texts = [
        f"{a}{n} {b}{n} {c}{n}" for n, (a, b, c) in enumerate(["abc", "bcd", "xyz", "klm"] * 3)
    ]
    assert place(segments(*texts)).topics.is_empty()
