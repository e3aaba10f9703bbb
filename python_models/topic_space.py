"""The space that topics live in: what every text shares is taken out, so that what differs shows.

Texts to one company are all a little alike. Their mean, and in a larger corpus the direction they
vary in most, tell how people write to this company; topics are told apart by the rest.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from python_models.embeddings import Vectors
from python_models.frames import EMBEDDING_DIMENSION
from python_models.topic_graph import TopicSettings
from python_models.topic_labels import PhraseEmbedder

_NOTHING: Final = 1e-9


@dataclass(frozen=True)
class TopicSpace:
    """One mean and one direction, each of shape (384,); zeros where nothing is taken out."""

    mean: Vectors
    component: Vectors
    text_count: int

    def project(self, vectors: Vectors) -> Vectors:
        """Unit vectors of the same shape, without the mean and the component."""
        centred = vectors - self.mean
        rest = centred - np.outer(centred @ self.component, self.component)
        lengths = np.linalg.norm(rest, axis=1, keepdims=True)
        return np.asarray(rest / np.maximum(lengths, _NOTHING), dtype=np.float32)


@dataclass(frozen=True)
class SpacedEmbedder:
    """A `PhraseEmbedder` whose vectors can be compared with centroids of topics."""

    embedder: PhraseEmbedder
    space: TopicSpace

    def embed(self, texts: list[str]) -> Vectors:
        """One unit vector a text, in the space."""
        return self.space.project(self.embedder.embed(texts))


def fit_space(vectors: Vectors, *, settings: TopicSettings) -> TopicSpace:
    """The space of a corpus; of a small one nothing is taken out.

    Args:
        vectors: unit vectors of distinct texts, shape (rows, 384).
        settings: from how many texts on the mean and the component are those of the company, not
            those of its one topic.
    """
    nothing = np.zeros(EMBEDDING_DIMENSION, dtype=np.float32)
    if len(vectors) < settings.min_texts_to_centre:
        return TopicSpace(nothing, nothing, len(vectors))
    mean = vectors.mean(axis=0, dtype=np.float64)
    component = nothing
    if len(vectors) >= settings.min_texts_for_component:
        products = (vectors.T @ vectors).astype(np.float64) / len(vectors)
        _, directions = np.linalg.eigh(products - np.outer(mean, mean))
        component = np.asarray(directions[:, -1], dtype=np.float32)
    return TopicSpace(np.asarray(mean, dtype=np.float32), component, len(vectors))
