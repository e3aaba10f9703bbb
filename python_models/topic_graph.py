"""Communities of like texts: a kNN graph and Leiden, with parents from the contracted graph."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from python_models.embeddings import Vectors

Membership = npt.NDArray[np.int64]
MIN_COSINE: Final = 1e-6
_BLOCK: Final = 4096


@dataclass(frozen=True)
class TopicSettings:
    """One set of defaults for all data.

    Attributes:
        neighbours: edges a text sends to its most similar texts.
        resolution: Leiden resolution of topics; higher gives more, smaller topics.
        parent_resolution: the same for parents, on the contracted graph.
        min_texts: distinct texts below which a community is no topic.
        min_conversations: conversations below which it is none, however much they say.
        noise_quantile: the share of a topic's own members that may be less similar to its centroid
            than a newcomer.
        min_similarity: a text below this cosine to every centroid belongs to none.
        seed: of Leiden.
    """

    neighbours: int = 15
    resolution: float = 3.0
    parent_resolution: float = 1.5
    min_texts: int = 8
    min_conversations: int = 3
    noise_quantile: float = 0.05
    min_similarity: float = 0.3
    seed: int = 7


def find_communities(vectors: Vectors, *, settings: TopicSettings) -> tuple[Membership, Membership]:
    """Community of each row, and parent community of each community.

    Args:
        vectors: unit vectors, shape (rows, 384).
        settings: see `TopicSettings`.
    """
    import igraph
    import leidenalg

    sources, targets, weights = nearest_neighbour_edges(vectors, neighbours=settings.neighbours)
    graph = igraph.Graph(n=len(vectors), edges=np.column_stack([sources, targets]))
    graph.es["weight"] = weights
    graph.simplify(combine_edges="max")
    topics = leidenalg.find_partition(
        graph,
        leidenalg.RBConfigurationVertexPartition,
        weights="weight",
        resolution_parameter=settings.resolution,
        seed=settings.seed,
    )
    membership = np.asarray(topics.membership, dtype=np.int64)
    contracted = topics.cluster_graph(combine_edges="sum")
    parents = leidenalg.find_partition(
        contracted,
        leidenalg.RBConfigurationVertexPartition,
        weights="weight",
        resolution_parameter=settings.parent_resolution,
        seed=settings.seed,
    )
    return membership, np.asarray(parents.membership, dtype=np.int64)


def nearest_neighbour_edges(
    vectors: Vectors, *, neighbours: int
) -> tuple[Membership, Membership, npt.NDArray[np.float64]]:
    """Edges from each row to its most similar others, with cosines; blocks bound the memory."""
    count = min(neighbours, len(vectors) - 1)
    sources, targets, weights = [], [], []
    for start in range(0, len(vectors), _BLOCK):
        cosines = vectors[start : start + _BLOCK] @ vectors.T
        rows = np.arange(len(cosines))
        cosines[rows, start + rows] = -np.inf
        nearest = (
            np.argpartition(-cosines, count - 1, axis=1)[:, :count]
            if count > 0
            else np.empty((len(rows), 0), int)
        )
        sources.append(np.repeat(start + rows, count))
        targets.append(nearest.ravel())
        weights.append(np.take_along_axis(cosines, nearest, axis=1).ravel())
    all_weights = np.concatenate(weights).astype(np.float64)
    # a negative weight has no meaning to Leiden; a text without any like it stays alone
    is_alike = all_weights > MIN_COSINE
    return (
        np.concatenate(sources).astype(np.int64)[is_alike],
        np.concatenate(targets).astype(np.int64)[is_alike],
        all_weights[is_alike],
    )


def mean_vectors(vectors: Vectors, membership: Membership, *, count: int) -> Vectors:
    """Unit mean vector of each of `count` communities, shape (count, 384)."""
    sums = np.zeros((count, vectors.shape[1]), dtype=np.float64)
    np.add.at(sums, membership, vectors)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(lengths, 1e-9), dtype=np.float32)
