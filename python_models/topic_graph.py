"""Which texts are alike: exact nearest neighbours in blocks, and what topics are fitted with."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from python_models.embeddings import Vectors

Membership = npt.NDArray[np.int64]
Weights = npt.NDArray[np.floating[Any]]
Edges = tuple[Membership, Membership, Weights]
MIN_COSINE: Final = 1e-6
_BLOCK: Final = 512
_SAMPLE_STEP: Final = 16
# Beyond this many texts neighbours are looked for in the directions that matter most, and only some
# fifty candidates a text are compared in full: a third of the time.
_MAX_EXACT: Final = 30_000
_SEARCH_DIMENSION: Final = 128
_CANDIDATE_RANK: Final = 6
_CANDIDATE_STEP: Final = 8


@dataclass(frozen=True)
class TopicSettings:
    """One set of defaults for all data.

    Attributes:
        neighbours: edges a text sends to its most similar texts.
        resolution: Leiden resolution of topics; higher gives more, smaller topics.
        wider_resolutions: tried in turn where texts are too few for topics that fine.
        max_texts_to_widen: above it texts are never too few.
        enough_kept: share of the texts that topics have to hold, or a wider resolution is tried.
        parent_resolution: the same for parents, of which a topic belongs to one.
        split_resolution: the same within a topic that somebody wants split.
        starts: seeds that Leiden is run with; the best partition is taken.
        max_texts_to_converge: above it Leiden runs once and for `limited_iterations`.
        limited_iterations: of Leiden on many texts.
        min_texts: distinct texts below which a community is no topic.
        min_conversations: conversations below which it is none, however much they say.
        noise_quantile: the share of a topic's own members that may be less similar to its centroid
            than a newcomer.
        min_similarity: a text below this cosine to every centroid belongs to none.
        min_cohesion: mean cosine between members below which a community is no topic.
        min_texts_to_centre: from this many texts on their mean is taken out of the vectors.
        min_texts_for_component: from this many on the first principal component as well; of fewer
            texts that is a topic.
        refit_growth: share of new segments since the last fit that asks for another.
        refit_noise: rise of the share of noise that does.
        refit_spread: fall of the mean cosine of members that does.
        refit_evidence: recent segments below which neither rise nor fall counts.
        seed: of Leiden.
    """

    neighbours: int = 15
    resolution: float = 3.0
    wider_resolutions: tuple[float, ...] = (2.0, 1.0, 0.5)
    max_texts_to_widen: int = 2_000
    enough_kept: float = 0.8
    parent_resolution: float = 1.0
    split_resolution: float = 1.0
    starts: int = 3
    max_texts_to_converge: int = 5_000
    limited_iterations: int = 2
    min_texts: int = 8
    min_conversations: int = 3
    noise_quantile: float = 0.05
    min_similarity: float = 0.2
    min_cohesion: float = 0.1
    min_texts_to_centre: int = 100
    min_texts_for_component: int = 300
    refit_growth: float = 0.5
    refit_noise: float = 0.15
    refit_spread: float = 0.1
    refit_evidence: int = 200
    seed: int = 7


def nearest_neighbour_edges(vectors: Vectors, *, neighbours: int) -> Edges:
    """Edges from each row to its most similar others, with cosines; blocks bound the memory."""
    count = min(neighbours, len(vectors) - 1)
    if len(vectors) <= _MAX_EXACT:
        blocks = [
            _keep_best(*_search_block(vectors, start, rank=count, step=_SAMPLE_STEP), count=count)
            for start in range(0, len(vectors), _BLOCK)
        ]
    else:
        blocks = _search_reduced(vectors, count=count)
    sources, targets, weights = (np.concatenate(columns) for columns in zip(*blocks, strict=True))
    # a negative weight has no meaning to Leiden; a text without any like it stays alone
    is_alike = weights > MIN_COSINE
    return sources[is_alike], targets[is_alike], weights[is_alike].astype(np.float64)


def _search_reduced(vectors: Vectors, *, count: int) -> list[Edges]:
    _, directions = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))
    reduced = vectors @ directions[:, -_SEARCH_DIMENSION:].astype(np.float32)
    blocks = []
    for start in range(0, len(vectors), _BLOCK):
        sources, targets, _ = _search_block(
            reduced, start, rank=_CANDIDATE_RANK, step=_CANDIDATE_STEP
        )
        weights = np.einsum("ij,ij->i", vectors[sources], vectors[targets])
        blocks.append(_keep_best(sources, targets, weights, count=count))
    return blocks


def _search_block(vectors: Vectors, start: int, *, rank: int, step: int) -> Edges:
    """Whatever is at least as like a row as the `rank`-th best of every `step`-th row.

    Among it are the `rank` best of all rows; there are about `rank` times `step`.
    """
    cosines = vectors[start : start + _BLOCK] @ vectors.T
    rows = np.arange(len(cosines))
    cosines[rows, start + rows] = -np.inf
    sample = cosines[:, ::step]
    if sample.shape[1] > rank > 0:
        floors = np.partition(sample, -rank, axis=1)[:, -rank]
        flat = np.flatnonzero(cosines >= floors[:, None])
    else:
        flat = np.flatnonzero(np.isfinite(cosines))
    sources, targets = np.divmod(flat, len(vectors))
    return start + sources, targets, cosines.ravel()[flat]


def _keep_best(sources: Membership, targets: Membership, weights: Weights, *, count: int) -> Edges:
    """The `count` heaviest edges of each source; of two alike the one to the earlier row."""
    order = np.lexsort((targets, -weights, sources))
    ordered = sources[order]
    starts = np.searchsorted(ordered, ordered)
    is_kept = np.arange(len(ordered)) - starts < count
    kept = order[is_kept]
    return sources[kept], targets[kept], weights[kept]


def mean_vectors(vectors: Vectors, membership: Membership, *, count: int) -> Vectors:
    """Unit mean vector of each of `count` communities, shape (count, 384)."""
    sums = np.zeros((count, vectors.shape[1]), dtype=np.float64)
    np.add.at(sums, membership, vectors)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(lengths, 1e-9), dtype=np.float32)
