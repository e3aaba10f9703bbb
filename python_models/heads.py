"""Heads: logistic regressions on embeddings, fitted from the label bank in seconds, never pickled.

`Classifier` is the protocol that every labelling model meets; sentiment, intents and signals know
only that.
"""

import hashlib
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from python_models.embeddings import Vectors
from python_models.errors import LabelBankError

Probabilities = npt.NDArray[np.float64]
MIN_LABELS: Final = 2
MIN_EXAMPLES_PER_LABEL: Final = 5


class Classifier(Protocol):
    """What gives every vector a probability a label."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The columns of what `predict` returns."""
        ...

    @property
    def version(self) -> str:
        """What goes into every row that depends on it."""
        ...

    def predict(self, vectors: Vectors) -> Probabilities:
        """Probabilities of shape (rows, labels); rows sum to 1."""
        ...


@dataclass(frozen=True)
class LinearHead:
    """A fitted logistic regression as plain numbers; `version` names what it was fitted on."""

    labels: tuple[str, ...]
    weights: Probabilities
    intercepts: Probabilities
    version: str

    def predict(self, vectors: Vectors) -> Probabilities:
        """Softmax of the linear scores."""
        scores = vectors.astype(np.float64) @ self.weights.T + self.intercepts
        exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))


def fit_head(
    vectors: Vectors, labels: list[str], *, name: str, embedder_version: str
) -> LinearHead:
    """Fit one head; deterministic for the same rows in the same order.

    Raises:
        LabelBankError: fewer than two labels, or a label with fewer than five examples.
    """
    counts = {label: labels.count(label) for label in sorted(set(labels))}
    rare = [label for label, count in counts.items() if count < MIN_EXAMPLES_PER_LABEL]
    if len(counts) < MIN_LABELS or rare:
        raise LabelBankError(
            f"The {name} head needs {MIN_LABELS} labels with {MIN_EXAMPLES_PER_LABEL} examples "
            f"each; the label bank has {counts}. Add sentences to seeds/lookups/label_bank.csv."
        )
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(max_iter=2000)
    model.fit(vectors, labels)
    weights, intercepts = np.asarray(model.coef_), np.asarray(model.intercept_)
    if len(weights) == 1:  # for two labels scikit-learn keeps one row; softmax wants both
        weights, intercepts = (
            np.vstack([-weights, weights]) / 2,
            np.concatenate([-intercepts, intercepts]) / 2,
        )
    return LinearHead(
        labels=tuple(str(label) for label in model.classes_),
        weights=weights,
        intercepts=intercepts,
        version=f"{name}-lr-1+{embedder_version}+{_hash_examples(vectors, labels)}",
    )


def _hash_examples(vectors: Vectors, labels: list[str]) -> str:
    digest = hashlib.sha256(np.round(vectors, 4).tobytes())
    digest.update("\n".join(labels).encode())
    return digest.hexdigest()[:8]
