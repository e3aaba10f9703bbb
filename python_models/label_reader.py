"""The label reader: a small network and MiniLM's moved layers under all heads.

What one head learns helps the others: who asks for a manager is also frustrated. It is kept as
plain numbers, never pickled; fitting it is in `label_reader_fitting.py`.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from python_models.label_targets import HEADS, MULTI_LABEL_HEADS
from python_models.linear_heads import LinearHead, Matrix, from_arrays, to_arrays
from python_models.segment_features import FeatureSpace, SegmentFeatures

VERSION: Final = "reader-2"
_ROWS_AT_A_TIME: Final = 4_096

Readings = dict[str, Matrix]


@dataclass(frozen=True)
class LabelReader:
    """A fitted reader.

    Attributes:
        version: names the method, the embedder and what it was fitted on.
        space: how segments become numbers.
        hidden_weights: shape (space.width, hidden).
        hidden_intercepts: shape (hidden,).
        heads: one a key of `HEADS`, on the network's hidden numbers and the moved layers' side by
            side.
        thresholds: probability from which a label of a multi-label head counts.
    """

    version: str
    space: FeatureSpace
    hidden_weights: Matrix
    hidden_intercepts: Matrix
    heads: Mapping[str, LinearHead]
    thresholds: Mapping[str, float]

    def to_hidden(self, features: SegmentFeatures) -> Matrix:
        """Shape (rows, hidden + 384)."""
        parts = [
            np.maximum(
                self.space.to_rows(features.take(np.arange(start, stop))) @ self.hidden_weights
                + self.hidden_intercepts,
                0,
            )
            for start in range(0, len(features.texts), _ROWS_AT_A_TIME)
            for stop in [min(start + _ROWS_AT_A_TIME, len(features.texts))]
        ]
        empty = np.zeros((0, len(self.hidden_intercepts)), dtype=np.float32)
        return np.hstack([np.concatenate(parts) if parts else empty, features.reading_vectors])

    def read(self, features: SegmentFeatures) -> Readings:
        """Probabilities of shape (rows, labels) a head of `HEADS`."""
        return self.read_hidden(self.to_hidden(features))

    def read_hidden(self, hidden: Matrix) -> Readings:
        """The same from what `to_hidden` returned."""
        return {name: _to_probabilities(name, hidden, head) for name, head in self.heads.items()}


def _to_probabilities(name: str, hidden: Matrix, head: LinearHead) -> Matrix:
    scores = hidden.astype(np.float64) @ head.weights + head.intercepts
    if name in MULTI_LABEL_HEADS:
        return np.asarray(1 / (1 + np.exp(-np.clip(scores, -50, 50))), dtype=np.float64)
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), dtype=np.float64)


def hash_bank(rows: list[tuple[str | None, ...]], *, embedder_version: str) -> str:
    """What a reader was fitted on, in eight letters; the order of the rows does not matter."""
    digest = hashlib.sha256(f"{VERSION}|{embedder_version}".encode())
    for row in sorted("\x1f".join(value or "" for value in row) for row in rows):
        digest.update(f"{row}\x1e".encode())
    return digest.hexdigest()[:8]


def to_bytes(reader: LabelReader) -> bytes:
    """As a compressed archive of arrays; half precision is far below what labels notice."""
    arrays: dict[str, Any] = {
        "mean": reader.space.mean,
        "term_weights": reader.space.term_weights,
        "hidden_weights": reader.hidden_weights.astype(np.float16),
        "hidden_intercepts": reader.hidden_intercepts,
        **to_arrays(reader.heads),
    }
    said = {
        "version": reader.version,
        "terms": reader.space.terms,
        "thresholds": dict(reader.thresholds),
        "labels": HEADS,
    }
    arrays["said"] = np.frombuffer(json.dumps(said).encode(), dtype=np.uint8)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def from_bytes(content: bytes) -> LabelReader:
    """The reader that `to_bytes` wrote."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        said = json.loads(arrays["said"].tobytes())
        space = FeatureSpace(
            mean=arrays["mean"],
            terms=tuple(said["terms"]),
            term_weights=arrays["term_weights"],
        )
        return LabelReader(
            version=said["version"],
            space=space,
            hidden_weights=arrays["hidden_weights"].astype(np.float32),
            hidden_intercepts=arrays["hidden_intercepts"],
            heads=from_arrays(arrays, HEADS),
            thresholds=said["thresholds"],
        )
