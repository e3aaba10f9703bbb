"""A linear head: what turns the numbers of a text into scores of labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class LinearHead:
    """Scores of one head: hidden @ weights + intercepts."""

    weights: Matrix
    intercepts: Matrix


def to_arrays(heads: Mapping[str, LinearHead]) -> dict[str, Matrix]:
    """Heads as named arrays, to be kept in an archive."""
    return {
        f"{part}_{name}": getattr(head, part)
        for name, head in heads.items()
        for part in ("weights", "intercepts")
    }


def from_arrays(arrays: Mapping[str, Matrix], names: Iterable[str]) -> dict[str, LinearHead]:
    """The heads that `to_arrays` named."""
    return {
        name: LinearHead(arrays[f"weights_{name}"], arrays[f"intercepts_{name}"]) for name in names
    }
