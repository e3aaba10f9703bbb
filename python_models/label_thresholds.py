"""From which probability a label counts: chosen on rows that the reader never saw."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from python_models.frames import SIGNALS
from python_models.label_reader import LabelReader
from python_models.label_targets import HEADS, Targets
from python_models.segment_features import SegmentFeatures

# of segments without friction and without negative words: what may be called friction in error
MAX_FALSE_ALARM_SHARE: Final = 0.08
_CANDIDATES: Final = np.arange(0.2, 0.71, 0.05)
_FRICTION_BOUNDS: Final = (0.3, 0.8)

Fit = Callable[[SegmentFeatures, dict[str, Targets]], LabelReader]
Mask = npt.NDArray[np.bool_]


def choose_thresholds(
    features: SegmentFeatures, targets: dict[str, Targets], *, folds: int, seed: int, fit: Fit
) -> dict[str, float]:
    """Best F1 a signal; for friction what the allowed false alarms leave.

    Args:
        features: of the label bank.
        targets: as `to_targets`.
        folds: each is read by a reader fitted on the others.
        seed: of the folds.
        fit: fits a reader.
    """
    friction, signals = _read_unseen(features, targets, folds=folds, seed=seed, fit=fit)
    negative = HEADS["wording"].index("negative")
    is_calm = (targets["friction"][:, 0] == 0) & (targets["wording"][:, negative] == 0)
    calm = friction[is_calm]
    quantile = np.quantile(calm, 1 - MAX_FALSE_ALARM_SHARE) if len(calm) else 0.5
    thresholds = {"friction": float(np.clip(quantile, *_FRICTION_BOUNDS))}
    for place, signal in enumerate(SIGNALS):
        thresholds[signal] = _best_threshold(signals[:, place], targets["signal"][:, place] > 0)
    return thresholds


def _read_unseen(
    features: SegmentFeatures, targets: dict[str, Targets], *, folds: int, seed: int, fit: Fit
) -> tuple[Targets, Targets]:
    fold = np.random.default_rng(seed).integers(0, folds, len(features.texts))
    friction = np.zeros(len(fold), dtype=np.float32)
    signals = np.zeros((len(fold), len(SIGNALS)), dtype=np.float32)
    for number in range(folds):
        inside, outside = fold == number, fold != number
        if inside.any() and outside.any():
            reader = fit(
                features.take(outside), {name: rows[outside] for name, rows in targets.items()}
            )
            readings = reader.read(features.take(inside))
            friction[inside], signals[inside] = readings["friction"][:, 0], readings["signal"]
    return friction, signals


def _best_threshold(probabilities: Targets, is_true: Mask) -> float:
    if not is_true.any():  # nothing was learned of it: only what is very sure may speak
        return round(float(_CANDIDATES[-1]), 2)
    scores = [
        2 * (is_true & is_called).sum() / max(is_true.sum() + is_called.sum(), 1)
        for is_called in (probabilities >= candidate for candidate in _CANDIDATES)
    ]
    return round(float(_CANDIDATES[int(np.argmax(scores))]), 2)
