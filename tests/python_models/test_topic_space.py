import numpy as np
import pytest

from python_models.embeddings import HashingEmbedder
from python_models.topic_graph import TopicSettings
from python_models.topic_space import SpacedEmbedder, fit_space
from tests.python_models.topic_company import unit

SETTINGS = TopicSettings(min_texts_to_centre=3, min_texts_for_component=5)
# all lean towards the first direction, and vary most along the second
LEANING = unit(*[[3, 2 * side, near, far] for side in (1, -1) for near, far in ((1, 0), (0, 1))])


def test_a_small_corpus_is_left_as_it_is() -> None:
    space = fit_space(LEANING[:2], settings=SETTINGS)
    np.testing.assert_allclose(space.project(LEANING), LEANING, rtol=1e-6)


def test_what_all_texts_share_is_taken_out() -> None:
    projected = fit_space(LEANING, settings=SETTINGS).project(LEANING)
    assert abs(projected[:, 0]).max() < 1e-6
    np.testing.assert_allclose(np.linalg.norm(projected, axis=1), 1.0, rtol=1e-5)
    assert projected[0] @ projected[2] < 0


def test_of_many_texts_the_direction_of_most_difference_is_taken_out_too() -> None:
    many = np.concatenate([LEANING, LEANING])
    projected = fit_space(many, settings=SETTINGS).project(LEANING)
    assert abs(projected[:, 1]).max() < 1e-3
    np.testing.assert_allclose(projected[0] @ projected[2], 1.0, rtol=1e-3)


@pytest.mark.parametrize("count", [0, 1])
def test_next_to_nothing_is_a_space_too(count: int) -> None:
    assert fit_space(LEANING[:count], settings=SETTINGS).text_count == count


def test_phrases_are_compared_in_the_space_of_the_topics() -> None:
    space = fit_space(LEANING, settings=SETTINGS)
    spaced = SpacedEmbedder(HashingEmbedder(), space)
    np.testing.assert_array_equal(
        spaced.embed(["csv export"]), space.project(HashingEmbedder().embed(["csv export"]))
    )
