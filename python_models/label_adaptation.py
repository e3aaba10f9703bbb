"""People's corrections move the heads of a label reader, held back by what the bank taught."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from python_models.label_reader import LabelReader
from python_models.label_targets import MULTI_LABEL_HEADS, Targets
from python_models.linear_heads import LinearHead

Numbers = npt.NDArray[Any]


def adapt_label_reader(
    reader: LabelReader,
    hidden: Numbers,
    corrections: Mapping[str, Targets],
    *,
    version_suffix: str,
    strength: float = 1.0,
) -> LabelReader:
    """Move the heads towards people's corrections, held back by what the bank taught.

    Each head minimises its loss over the corrections plus half the squared distance to its former
    weights, so that three corrections move little and three hundred much.

    Args:
        reader: fitted on the bank.
        hidden: of the corrected segments, from `LabelReader.to_hidden`.
        corrections: targets a head as in `to_targets`; a row of zeros in a single-label head, or
            of nan in a multi-label one, teaches that head nothing.
        version_suffix: tells the adapted reader from the former.
        strength: of the pull back to the former weights.
    """
    heads = {
        name: _adapt(name, head, hidden, corrections[name], strength)
        if name in corrections
        else head
        for name, head in reader.heads.items()
    }
    return replace(reader, version=f"{reader.version}+{version_suffix}", heads=heads)


def _adapt(
    name: str, head: LinearHead, hidden: Numbers, wanted: Targets, strength: float
) -> LinearHead:
    from scipy.optimize import minimize

    is_multi = name in MULTI_LABEL_HEADS
    teaches = ~np.isnan(wanted).any(axis=1) if is_multi else wanted.sum(axis=1) > 0
    if not teaches.any():
        return head
    rows = np.hstack([hidden[teaches], np.ones((teaches.sum(), 1))]).astype(np.float64)
    target = wanted[teaches].astype(np.float64)
    start = np.vstack([head.weights, head.intercepts]).astype(np.float64)
    lose = _lose_one_by_one if is_multi else _lose_together

    def lose_and_stay(flat: Numbers) -> tuple[float, Numbers]:
        weights = flat.reshape(start.shape)
        loss, slope = lose(rows @ weights, target)
        away = weights - start
        gradient = np.asarray((rows.T @ slope + strength * away).ravel())
        return loss + float(0.5 * strength * (away**2).sum()), gradient

    found = minimize(
        lose_and_stay, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    weights = found.x.reshape(start.shape)
    return LinearHead(weights[:-1].astype(np.float32), weights[-1].astype(np.float32))


def _lose_one_by_one(scores: Numbers, target: Numbers) -> tuple[float, Numbers]:
    """Binary cross-entropy of each label, and its slope in the scores."""
    loss = (np.logaddexp(0, scores) - target * scores).sum()
    return float(loss), np.asarray(1 / (1 + np.exp(-np.clip(scores, -50, 50))) - target)


def _lose_together(scores: Numbers, target: Numbers) -> tuple[float, Numbers]:
    """Cross-entropy over the labels, and its slope in the scores."""
    peak = scores.max(axis=1, keepdims=True)
    total = peak + np.log(np.exp(scores - peak).sum(axis=1, keepdims=True))
    loss = (total - (target * scores).sum(axis=1, keepdims=True)).sum()
    return float(loss), np.asarray(np.exp(scores - total) - target)
