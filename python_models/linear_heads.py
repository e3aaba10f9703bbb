"""A linear head: what turns the numbers of a text into scores of labels."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class LinearHead:
    """Scores of one head: hidden @ weights + intercepts."""

    weights: Matrix
    intercepts: Matrix
