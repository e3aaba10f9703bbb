"""Communities of like texts at two levels: Leiden, from nothing or from where texts were."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from python_models.embeddings import Vectors
from python_models.topic_graph import Membership, TopicSettings, nearest_neighbour_edges

_UNTIL_STABLE: Final = -1


@dataclass(frozen=True)
class Start:
    """Where Leiden begins, one number a text.

    Attributes:
        topics: the community it was in; a number of its own for a text that was in none.
        parents: the parent community that one was in.
        is_fixed: whether it has to stay with the fixed texts of its community.
    """

    topics: Membership
    parents: Membership
    is_fixed: npt.NDArray[np.bool_]


def find_communities(
    vectors: Vectors, *, settings: TopicSettings, start: Start | None = None
) -> tuple[Membership, Membership]:
    """Community of each row, and parent community of each community; both number from 0.

    Args:
        vectors: unit vectors, shape (rows, 384).
        settings: see `TopicSettings`.
        start: without one Leiden begins with a community a text.
    """
    if len(vectors) == 0:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    graph = _to_graph(vectors, settings)
    membership = _partition(
        graph,
        settings.resolution,
        settings,
        start=None if start is None else start.topics,
        is_fixed=None if start is None else start.is_fixed,
    )
    count = int(membership.max()) + 1
    parents = None if start is None else _most_frequent(membership, start.parents, count=count)
    contracted = _contract(graph, membership, count=count)
    return membership, _partition(contracted, settings.parent_resolution, settings, start=parents)


def _to_graph(vectors: Vectors, settings: TopicSettings) -> Any:
    import igraph

    sources, targets, weights = nearest_neighbour_edges(vectors, neighbours=settings.neighbours)
    # two texts that chose each other have one edge: the smaller number comes first, each pair once
    pairs = np.minimum(sources, targets) * len(vectors) + np.maximum(sources, targets)
    distinct, first = np.unique(pairs, return_index=True)
    edges = np.column_stack(np.divmod(distinct, len(vectors)))
    return igraph.Graph(n=len(vectors), edges=edges, edge_attrs={"weight": weights[first]})


def _contract(graph: Any, membership: Membership, *, count: int) -> Any:
    """The graph of communities; weight within one is its loop, or resolutions would not compare."""
    import igraph

    ends = membership[np.array(graph.get_edgelist(), dtype=np.int64).reshape(-1, 2)]
    pairs, places = np.unique(ends.min(axis=1) * count + ends.max(axis=1), return_inverse=True)
    weights = np.bincount(places, weights=graph.es["weight"], minlength=len(pairs))
    edges = np.column_stack(np.divmod(pairs, count))
    return igraph.Graph(n=count, edges=edges, edge_attrs={"weight": weights})


def _partition(
    graph: Any,
    resolution: float,
    settings: TopicSettings,
    *,
    start: Membership | None = None,
    is_fixed: npt.NDArray[np.bool_] | None = None,
) -> Membership:
    """The best partition of several seeds; all of it is the same for the same graph and start."""
    import leidenalg

    is_small = graph.vcount() <= settings.max_texts_to_converge
    found = []
    for seed in range(settings.seed, settings.seed + (settings.starts if is_small else 1)):
        partition = leidenalg.RBConfigurationVertexPartition(
            graph,
            initial_membership=None if start is None else _number(start).tolist(),
            weights="weight",
            resolution_parameter=resolution,
        )
        optimiser = leidenalg.Optimiser()
        optimiser.set_rng_seed(seed)
        optimiser.optimise_partition(
            partition,
            n_iterations=_UNTIL_STABLE if is_small else settings.limited_iterations,
            is_membership_fixed=None if is_fixed is None else is_fixed.tolist(),
        )
        found.append((partition.quality(), np.asarray(partition.membership, dtype=np.int64)))
    return _number(max(found, key=lambda pair: pair[0])[1])


def _number(values: Membership) -> Membership:
    """The same groups, numbered from 0 without a gap."""
    return np.asarray(np.unique(values, return_inverse=True)[1], dtype=np.int64)


def _most_frequent(groups: Membership, values: Membership, *, count: int) -> Membership:
    """The value that most rows of each group have; of two alike the smaller one."""
    pairs, sizes = np.unique(np.column_stack([groups, values]), axis=0, return_counts=True)
    order = np.lexsort((pairs[:, 1], -sizes, pairs[:, 0]))
    best = order[np.unique(pairs[order, 0], return_index=True)[1]]
    result = np.zeros(count, dtype=np.int64)
    result[pairs[best, 0]] = pairs[best, 1]
    return result
