import numpy as np
import polars as pl
import pytest

from python_models.embeddings import EMBEDDING_DIMENSION, HashingEmbedder
from python_models.topic_states import KnownTopics, TopicState
from python_models.topics import LeidenTopicModel
from tests.python_models.topic_company import (
    EXPORT,
    INVOICE,
    LOGIN,
    MODEL,
    known_after,
    place,
    segments,
    topic_of,
    ways,
    with_known,
)

TEXTS = [*ways(EXPORT, count=20), *ways(LOGIN, count=20), *ways(INVOICE, count=20)]
CRASH = "mobile app crashes"


@pytest.fixture(scope="module")
def first() -> TopicState:
    return place(segments(*TEXTS))


def refit(first: TopicState, *more: str, **decided: frozenset[str]) -> TopicState:
    known = known_after(first)
    new = segments(*more, prefix="t")
    day = place(new, known=known) if more else first
    everything = with_known(pl.concat([segments(*TEXTS), new]), first, day)
    return MODEL.refit(everything, known=known_after(first, **decided), reason="grown")


def clustered(*, texts: int, matters: int) -> pl.DataFrame:
    """Texts of some matters in a random order, a little of everything in each."""
    draw = np.random.default_rng(5)
    centres = draw.normal(size=(matters, EMBEDDING_DIMENSION))
    vectors = centres[draw.integers(0, matters, texts)] + 1.2 * draw.normal(
        size=(texts, EMBEDDING_DIMENSION)
    )
    unit_vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return segments(*(f"text number {number}" for number in range(texts))).with_columns(
        pl.Series("embedding", unit_vectors, dtype=pl.Array(pl.Float32, EMBEDDING_DIMENSION))
    )


def active(state: TopicState) -> set[str]:
    is_topic = (pl.col("status") == "active") & (pl.col("topic_level") == "topic")
    return set(state.topics.filter(is_topic)["topic_id"])


def test_without_anything_new_everything_keeps_its_id_and_counts_as_the_next_version(
    first: TopicState,
) -> None:
    again = refit(first)
    assert topic_of(again) == topic_of(first)
    assert set(again.topics["topic_version"]) == {2}
    assert again.spaces["topic_version"].to_list() == [2]
    assert set(again.lineage["change"]) == {"continued"}
    columns = ("topic_id", "topic_label", "first_seen_at")
    assert (
        again.topics.select(columns)
        .sort("topic_id")
        .equals(first.topics.select(columns).sort("topic_id"))
    )


@pytest.mark.parametrize(("share", "kept"), [(0.05, 0.98), (0.2, 0.95)])
def test_members_keep_their_topic_when_there_is_more(share: float, kept: float) -> None:
    frame = clustered(texts=600, matters=12)
    count = round(len(frame) / (1 + share))
    model = LeidenTopicModel(embedder=HashingEmbedder())
    old = model.assign(frame.head(count), known=KnownTopics())
    day = model.assign(frame.slice(count), known=known_after(old))
    again = model.refit(with_known(frame, old, day), known=known_after(old), reason="grown")
    after = topic_of(again)
    same = [after[segment] == topic_id for segment, topic_id in topic_of(old).items()]
    assert len(active(old)) >= 12
    assert sum(same) / len(same) >= kept


def test_a_new_matter_is_born_and_told_in_the_lineage(first: TopicState) -> None:
    again = refit(first, *ways(CRASH))
    born = active(again) - active(first)
    assert len(born) == 1
    changes = set(again.lineage.select("change", "to_topic_id").iter_rows())
    assert ("born", born.pop()) in changes


def test_the_same_refit_gives_the_same_topics(first: TopicState) -> None:
    once, twice = (refit(first, *ways(CRASH)) for _ in range(2))
    assert once.topics.equals(twice.topics)
    assert once.segment_topics.equals(twice.segment_topics)
    assert once.spaces.equals(twice.spaces)


def test_what_nobody_says_any_more_retires(first: TopicState) -> None:
    frame = with_known(segments(*TEXTS), first).filter(
        ~pl.col("segment_text").str.contains("invoice")
    )
    again = MODEL.refit(frame, known=known_after(first), reason="grown")
    gone = active(first) - active(again)
    assert len(gone) == 1
    rows = again.topics.filter(pl.col("topic_id").is_in(list(gone)))
    assert rows["status"].to_list() == ["retired"]
    assert ("retired", gone.pop()) in set(
        again.lineage.select("change", "from_topic_id").iter_rows()
    )


def test_a_held_topic_stays_however_few_its_texts(first: TopicState) -> None:
    topic_id = topic_of(first)["s000"]
    assert topic_id is not None
    frame = with_known(segments(*TEXTS), first).filter(
        ~pl.col("segment_text").str.contains("csv") | pl.col("segment_id").is_in(["s000", "s001"])
    )
    for held, stays in ((frozenset({topic_id}), True), (frozenset[str](), False)):
        known = known_after(first, held=held, pinned=held)
        again = MODEL.refit(frame, known=known, reason="grown")
        assert (topic_id in active(again)) == stays


def test_a_topic_of_a_space_of_its_own_keeps_its_members(first: TopicState) -> None:
    settings = MODEL.settings.__class__(
        min_texts=4, neighbours=4, resolution=0.5, min_texts_to_centre=10
    )
    model = MODEL.__class__(embedder=MODEL._embedder, settings=settings)
    centred = model.refit(
        with_known(segments(*TEXTS), first), known=known_after(first), reason="model_changed"
    )
    assert centred.spaces["mean"].to_numpy().any()
    assert topic_of(centred) == topic_of(first)
