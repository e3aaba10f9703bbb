"""From which probability a label counts: chosen on rows that the reader never saw."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from python_models.frames import SIGNALS
from python_models.label_reader import LabelReader, Readings
from python_models.label_targets import HEADS, Targets
from python_models.segment_features import SegmentFeatures

# of segments without friction and without negative words: what may be called friction in error
MAX_FALSE_ALARM_SHARE: Final = 0.08
_CANDIDATES: Final = np.arange(0.2, 0.71, 0.05)
_FRICTION_BOUNDS: Final = (0.3, 0.8)

Fit = Callable[[SegmentFeatures, dict[str, Targets]], LabelReader]
Mask = npt.NDArray[np.bool_]


def choose_thresholds(readings: Readings, targets: dict[str, Targets]) -> dict[str, float]:
    """Best F1 a signal; for friction what the allowed false alarms leave.

    Args:
        readings: heads friction and signal, of rows that the reader never saw.
        targets: of the same rows, as `to_targets`.
    """
    negative = HEADS["wording"].index("negative")
    is_calm = (targets["friction"][:, 0] == 0) & (targets["wording"][:, negative] == 0)
    calm = readings["friction"][is_calm, 0]
    quantile = np.quantile(calm, 1 - MAX_FALSE_ALARM_SHARE) if len(calm) else 0.5
    thresholds = {"friction": float(np.clip(quantile, *_FRICTION_BOUNDS))}
    for place, signal in enumerate(SIGNALS):
        probabilities = readings["signal"][:, place]
        thresholds[signal] = _best_threshold(probabilities, targets["signal"][:, place] > 0)
    return thresholds


def read_unseen(
    features: SegmentFeatures, targets: dict[str, Targets], *, folds: int, seed: int, fit: Fit
) -> Readings:
    """Heads friction and signal of each row, by a reader fitted on the other folds."""
    fold = np.random.default_rng(seed).integers(0, folds, len(features.texts))
    unseen = {
        name: np.zeros((len(fold), len(HEADS[name])), dtype=np.float32)
        for name in ("friction", "signal")
    }
    for number in range(folds):
        inside, outside = fold == number, fold != number
        if inside.any() and outside.any():
            reader = fit(
                features.take(outside), {name: rows[outside] for name, rows in targets.items()}
            )
            readings = reader.read(features.take(inside))
            for name, rows in unseen.items():
                rows[inside] = readings[name]
    return unseen


def _best_threshold(probabilities: Targets, is_true: Mask) -> float:
    if not is_true.any():  # nothing was learned of it: only what is very sure may speak
        return round(float(_CANDIDATES[-1]), 2)
    scores = [
        2 * (is_true & is_called).sum() / max(is_true.sum() + is_called.sum(), 1)
        for is_called in (probabilities >= candidate for candidate in _CANDIDATES)
    ]
    return round(float(_CANDIDATES[int(np.argmax(scores))]), 2)
