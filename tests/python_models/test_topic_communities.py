import numpy as np
import pytest

from python_models.topic_communities import Start, find_communities
from python_models.topic_graph import TopicSettings
from tests.python_models.topic_company import unit

FAN = unit([1, 0], [1, 0.1], [1, 0.2], [0, 1], [0.1, 1], [0.2, 1])
IN_TWO = TopicSettings(neighbours=2, resolution=1.0)


def test_texts_without_edges_are_a_community_each() -> None:
    membership, parent_of = find_communities(
        unit([1, 0], [0, 1], [0, 0, 1]), settings=TopicSettings()
    )
    assert sorted(membership.tolist()) == [0, 1, 2]
    assert len(parent_of) == 3


def test_two_bundles_are_two_communities() -> None:
    membership, parent_of = find_communities(FAN, settings=IN_TWO)
    assert len({*membership[:3].tolist()}) == len({*membership[3:].tolist()}) == 1
    assert membership[0] != membership[3]
    assert len(parent_of) == 2


@pytest.mark.parametrize("count", [1, 2, 5])
def test_identical_vectors_are_some_communities_without_an_error(count: int) -> None:
    membership, parent_of = find_communities(
        unit(*[[1.0, 0.0]] * count), settings=TopicSettings(neighbours=15)
    )
    assert len(membership) == count
    assert sorted(set(membership.tolist())) == list(range(len(parent_of)))


def test_the_same_vectors_give_the_same_communities() -> None:
    settings = TopicSettings(neighbours=3)
    first, second = (find_communities(FAN, settings=settings) for _ in range(2))
    np.testing.assert_array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[1], second[1])


def test_no_text_is_no_community() -> None:
    membership, parent_of = find_communities(FAN[:0], settings=IN_TWO)
    assert (len(membership), len(parent_of)) == (0, 0)


def test_texts_stay_where_they_have_to() -> None:
    alone = np.array([0, 1, 1, 2, 2, 2])
    is_fixed = np.array([True, True, True, False, False, False])
    start = Start(alone, alone, is_fixed)
    membership, _ = find_communities(FAN, settings=IN_TWO, start=start)
    assert membership[0] != membership[1] == membership[2]
    assert len({*membership[3:].tolist()}) == 1


def test_texts_that_began_wrong_find_their_community() -> None:
    wrong = np.array([0, 1, 0, 1, 0, 1])
    start = Start(wrong, wrong, np.zeros(6, dtype=bool))
    membership, _ = find_communities(FAN, settings=IN_TWO, start=start)
    assert [len({*part.tolist()}) for part in (membership[:3], membership[3:])] == [1, 1]


def test_many_texts_are_partitioned_in_a_few_rounds() -> None:
    few = TopicSettings(neighbours=2, resolution=1.0, max_texts_to_converge=2)
    membership, _ = find_communities(FAN, settings=few)
    assert len({*membership.tolist()}) == 2
