import numpy as np
import pytest

from python_models import topic_graph
from python_models.topic_graph import mean_vectors, nearest_neighbour_edges
from tests.python_models.topic_company import unit

FAN = unit([1, 0], [1, 0.1], [1, 0.2], [0, 1], [0.1, 1], [0.2, 1])


@pytest.mark.parametrize(("neighbours", "each"), [(1, 1), (2, 2), (5, 5), (15, 5)])
def test_each_row_sends_an_edge_to_each_neighbour_there_is(neighbours: int, each: int) -> None:
    tilted = unit(*[[1.0, number] for number in range(1, 7)])
    sources, targets, weights = nearest_neighbour_edges(tilted, neighbours=neighbours)
    assert np.bincount(sources).tolist() == [each] * 6
    assert len(targets) == len(weights) == 6 * each
    assert not (sources == targets).any()


def test_the_nearest_is_the_most_similar() -> None:
    sources, targets, weights = nearest_neighbour_edges(FAN, neighbours=1)
    assert dict(zip(sources.tolist(), targets.tolist(), strict=True)) | {1: 0, 4: 3} == {
        0: 1,
        1: 0,
        2: 1,
        3: 4,
        4: 3,
        5: 4,
    }
    np.testing.assert_allclose(weights[0], FAN[0] @ FAN[1], rtol=1e-6)


def test_blocks_of_rows_give_the_same_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = nearest_neighbour_edges(FAN, neighbours=2)
    monkeypatch.setattr(topic_graph, "_BLOCK", 4)
    in_blocks = nearest_neighbour_edges(FAN, neighbours=2)
    pairs = [set(zip(*edges[:2], strict=True)) for edges in (whole, in_blocks)]
    assert pairs[0] == pairs[1]


def test_many_rows_have_nearly_the_neighbours_that_an_exact_search_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = np.random.default_rng(3).normal(size=(600, 384)) * np.linspace(2, 0.2, 384)
    many = unit(*numbers.tolist())
    exact = nearest_neighbour_edges(many, neighbours=5)
    monkeypatch.setattr(topic_graph, "_MAX_EXACT", 100)
    reduced = nearest_neighbour_edges(many, neighbours=5)
    exact_pairs, pairs = (set(zip(*edges[:2], strict=True)) for edges in (exact, reduced))
    assert len(exact_pairs & pairs) / len(exact_pairs) > 0.9
    assert np.bincount(reduced[0]).max() == 5


def test_one_row_has_no_edge() -> None:
    assert [len(part) for part in nearest_neighbour_edges(FAN[:1], neighbours=3)] == [0, 0, 0]


def test_texts_with_nothing_in_common_have_no_edge() -> None:
    vectors = unit([1, 0], [-1, 0], [0, 1], [0.1, 1])
    sources, targets, weights = nearest_neighbour_edges(vectors, neighbours=3)
    assert set(zip(sources.tolist(), targets.tolist(), strict=True)) == {
        (0, 3),
        (2, 3),
        (3, 2),
        (3, 0),
    }
    assert (weights > 0).all()


def test_the_mean_of_a_community_is_a_unit_vector_between_its_members() -> None:
    means = mean_vectors(unit([1, 0], [0, 1], [0, 0, 1]), np.array([0, 0, 1]), count=3)
    np.testing.assert_allclose(means[0], unit([1, 1])[0], rtol=1e-6)
    np.testing.assert_allclose(means[1], unit([0, 0, 1])[0], rtol=1e-6)
    assert not means[2].any()
