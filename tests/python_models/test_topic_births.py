import polars as pl

from python_models.embeddings import HashingEmbedder
from python_models.frames import Topics
from python_models.topic_births import EVIDENCE_FACTOR, found_newcomers
from python_models.topic_descriptions import DescribedTopics, Recipe
from python_models.topic_texts import to_topic_texts
from tests.python_models.topic_company import EXPORT, LOGIN, SETTINGS, segments, ways

ENOUGH = EVIDENCE_FACTOR * SETTINGS.min_texts


def found(*texts: str, known: pl.DataFrame | None = None) -> DescribedTopics:
    frame, vectors = to_topic_texts(segments(*texts))
    firsts = frame["is_first"].to_numpy()
    return found_newcomers(
        frame.filter("is_first"),
        vectors[firsts],
        known=Topics.create_empty() if known is None else known,
        recipe=Recipe(SETTINGS, HashingEmbedder()),
    )


def test_ids_depend_on_the_members_alone() -> None:
    alone = found(*ways(EXPORT, count=ENOUGH))
    both = found(*ways(LOGIN, count=ENOUGH), *ways(EXPORT, count=ENOUGH))
    assert set(alone.topics["topic_id"]) < set(both.topics["topic_id"])


def test_another_member_makes_another_id() -> None:
    assert set(found(*ways(EXPORT, count=ENOUGH)).topics["topic_id"]).isdisjoint(
        found(*ways(EXPORT, count=ENOUGH + 1)).topics["topic_id"]
    )


def test_each_text_is_placed_once_with_its_cosine() -> None:
    born = found(*ways(EXPORT, count=ENOUGH), *ways(LOGIN, count=ENOUGH))
    assert born.members["text_key"].is_unique().all()
    assert born.members["cosine"].is_between(0.3, 1.0001).all()


def test_a_community_below_twice_the_least_number_of_texts_is_no_topic() -> None:
    few = found(*ways(EXPORT, count=ENOUGH - 1))
    assert few.topics.is_empty()
    assert few.members["topic_id"].null_count() == ENOUGH - 1


# A pool about one matter fell into parts too small for a topic, every day again.
def test_a_pool_about_one_matter_is_one_topic() -> None:
    settings = SETTINGS.__class__(min_texts=8, neighbours=8, resolution=3.0)
    frame, vectors = to_topic_texts(segments(*ways(EXPORT, count=20)))
    born = found_newcomers(
        frame, vectors, known=Topics.create_empty(), recipe=Recipe(settings, HashingEmbedder())
    )
    assert len(born.topics) == 1


def test_a_newcomer_joins_the_nearest_known_parent() -> None:
    topic = found(*ways(EXPORT, count=ENOUGH)).topics
    parent = topic.with_columns(topic_id=pl.lit("p"), topic_level=pl.lit("parent"))
    again = found(*ways(EXPORT, start=1, count=ENOUGH), known=parent)
    assert again.topics["parent_topic_id"].to_list() == ["p"]


def test_no_text_founds_no_topic() -> None:
    assert found().topics.is_empty()
