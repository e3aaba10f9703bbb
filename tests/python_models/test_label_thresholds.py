import numpy as np
import pytest

from python_models.frames import SIGNALS
from python_models.label_reader import LabelReader, Readings
from python_models.label_targets import HEADS, Targets
from python_models.label_thresholds import choose_thresholds, read_unseen
from python_models.segment_features import SegmentFeatures
from tests.python_models.small_bank import see, small_reader

COUNT = 100
SHARES = np.linspace(0, 1, COUNT, endpoint=False)


class TableReader(LabelReader):
    """Reads a text that is a number as that probability, whatever the head."""

    def read(self, features: SegmentFeatures) -> Readings:
        share = np.array([float(text) for text in features.texts])
        return {name: share[:, None].repeat(len(labels), 1) for name, labels in HEADS.items()}


def choose(
    *, signal: np.ndarray | None = None, friction: np.ndarray | None = None, folds: int = 3
) -> dict[str, float]:
    """Thresholds where row n is read as n %, and the churn risk and friction are as given."""
    targets = {name: np.zeros((COUNT, len(labels)), np.float32) for name, labels in HEADS.items()}
    if signal is not None:
        targets["signal"][:, SIGNALS.index("churn_risk")] = signal
    if friction is not None:
        targets["friction"][:, 0] = friction
    seen: list[set[str]] = []

    def fit(features: SegmentFeatures, of: dict[str, Targets]) -> LabelReader:
        assert {len(rows) for rows in of.values()} == {len(features.texts)}
        seen.append(set(features.texts))
        reader = small_reader()
        return TableReader(**{name: getattr(reader, name) for name in reader.__dataclass_fields__})

    features = see(*(str(share) for share in SHARES))
    unseen = read_unseen(features, targets, folds=folds, seed=7, fit=fit)
    found = choose_thresholds(unseen, targets)
    assert len(seen) == folds
    assert all(len(texts) < COUNT for texts in seen)
    return found


@pytest.mark.parametrize("start", [0.3, 0.5, 0.65])
def test_a_signal_counts_from_where_it_is_right_most_often(start: float) -> None:
    assert choose(signal=start - 0.001 <= SHARES)["churn_risk"] == start


def test_a_signal_that_the_bank_does_not_have_needs_to_be_very_sure() -> None:
    found = choose(signal=SHARES > 0.5)
    assert {found[signal] for signal in SIGNALS if signal != "churn_risk"} == {0.7}


def test_friction_may_be_called_wrongly_in_eight_of_a_hundred_calm_segments() -> None:
    is_calm = SHARES < 0.5
    threshold = choose(friction=~is_calm)["friction"]
    assert (SHARES[is_calm] >= threshold).mean() == pytest.approx(0.08)


@pytest.mark.parametrize(("calm_until", "threshold"), [(0.1, 0.3), (1.0, 0.8)])
def test_the_threshold_of_friction_has_bounds(calm_until: float, threshold: float) -> None:
    assert choose(friction=calm_until <= SHARES)["friction"] == pytest.approx(threshold)


def test_without_calm_segments_friction_counts_from_the_middle() -> None:
    assert choose(friction=np.ones(COUNT))["friction"] == 0.5


def test_every_signal_and_friction_have_a_threshold() -> None:
    assert set(choose(folds=2)) == {"friction", *SIGNALS}
    assert set(small_reader().thresholds) == {"friction", *SIGNALS}
