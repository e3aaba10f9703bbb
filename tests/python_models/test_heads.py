import numpy as np
import pytest

from python_models.embeddings import EMBEDDING_DIMENSION, Vectors
from python_models.errors import LabelBankError
from python_models.heads import LinearHead, fit_head


def examples(*labels: str, count: int = 5) -> tuple[Vectors, list[str]]:
    rows = np.eye(len(labels), EMBEDDING_DIMENSION, dtype=np.float32)
    return np.repeat(rows, count, axis=0), [label for label in labels for _ in range(count)]


def fit(*labels: str, count: int = 5) -> LinearHead:
    vectors, names = examples(*labels, count=count)
    return fit_head(vectors, names, name="intent", embedder_version="e1")


@pytest.mark.parametrize("labels", [("no", "yes"), ("a", "b", "c"), ("z", "m", "a", "q")])
def test_a_head_learns_its_examples_for_two_labels_and_more(labels: tuple[str, ...]) -> None:
    head = fit(*labels, count=20)
    vectors, names = examples(*labels)
    probabilities = head.predict(vectors)
    assert head.labels == tuple(sorted(labels))
    assert [head.labels[best] for best in probabilities.argmax(axis=1)] == names
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0)
    assert probabilities.min() >= 0.0


def test_fitting_the_same_examples_gives_the_same_numbers_and_version() -> None:
    first, second = fit("a", "b"), fit("a", "b")
    np.testing.assert_array_equal(first.weights, second.weights)
    assert first.version == second.version
    assert first.version.startswith("intent-lr-1+e1+")


def test_another_example_makes_another_version() -> None:
    assert fit("a", "b").version != fit("a", "b", count=6).version != fit("a", "c").version


@pytest.mark.parametrize(("labels", "count"), [(("a", "b"), 4), (("a",), 9), ((), 5)])
def test_too_few_examples_are_counted_in_the_error(labels: tuple[str, ...], count: int) -> None:
    with pytest.raises(LabelBankError, match=r"the label bank has \{.*\}\. Add sentences"):
        fit(*labels, count=count)


def test_no_vector_gives_no_row_of_probabilities() -> None:
    assert fit("a", "b").predict(np.empty((0, EMBEDDING_DIMENSION), np.float32)).shape == (0, 2)


def test_huge_scores_do_not_overflow() -> None:
    head = LinearHead(
        labels=("a", "b"), weights=np.array([[1e4], [-1e4]]), intercepts=np.zeros(2), version="v"
    )
    np.testing.assert_allclose(head.predict(np.ones((1, 1), np.float32)), [[1.0, 0.0]])
