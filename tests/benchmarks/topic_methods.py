"""One way to find topics in a matrix of vectors, measured in a process of its own.

`python -m tests.benchmarks.topic_methods METHOD vectors.npy membership.npy` writes the topic of
each row and prints CPU seconds: of the process until they are found, and, with `--again`, of
finding them once more, when everything is imported and compiled. UMAP comes with
`pip install ".[benchmark]"`; `make benchmark` sees to it.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from python_models.embeddings import Vectors
from python_models.topic_communities import find_communities
from python_models.topic_graph import Membership, TopicSettings
from python_models.topic_space import fit_space

NOISE = -1


def find_ours(vectors: Vectors) -> Membership:
    """As the product's first fit does: topics and their parents."""
    settings = TopicSettings()
    space = fit_space(vectors, settings=settings)
    membership, _ = find_communities(space.project(vectors), settings=settings)
    return membership


def find_bertopic(vectors: Vectors) -> Membership:
    """BERTopic's default: UMAP to 5 dimensions, HDBSCAN; noise to the nearest centroid."""
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415  only this method needs them
    from umap import UMAP  # noqa: PLC0415

    reduced = UMAP(
        n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False
    ).fit_transform(vectors)
    found = HDBSCAN(min_cluster_size=10, cluster_selection_method="eom", copy=True).fit_predict(
        reduced
    )
    return _without_noise(vectors, found)


METHODS: dict[str, Callable[[Vectors], Membership]] = {
    "ours": find_ours,
    "bertopic": find_bertopic,
}


def main() -> int:
    """Run the method once or twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("method", choices=tuple(METHODS))
    parser.add_argument("vectors", type=Path)
    parser.add_argument("membership", type=Path)
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    method, vectors = METHODS[options.method], np.load(options.vectors)
    np.save(options.membership, method(vectors))
    seconds = [time.process_time()]
    if options.again:
        method(vectors)
        seconds.append(time.process_time() - seconds[0])
    print(*seconds)  # noqa: T201  read by the parent process
    return 0


def _without_noise(vectors: Vectors, found: npt.NDArray[np.int64]) -> Membership:
    centroids = np.stack(
        [vectors[found == topic].mean(axis=0) for topic in range(int(found.max()) + 1)]
    )
    is_noise = found == NOISE
    membership = np.asarray(found, dtype=np.int64).copy()
    membership[is_noise] = (vectors[is_noise] @ centroids.T).argmax(axis=1)
    return membership


if __name__ == "__main__":
    sys.exit(main())
