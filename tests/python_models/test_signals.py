import polars as pl
import pytest

from python_models.signals import NO_SIGNAL, detect_signals
from tests.python_models.table_classifier import TableClassifier, segments


def signals(*rows: tuple[float, ...]) -> pl.DataFrame:
    classifier = TableClassifier(("churn_risk", NO_SIGNAL, "escalation_demand"), rows)
    return detect_signals(*segments(len(rows)), classifier=classifier)


@pytest.mark.parametrize(
    ("probability", "strength"),
    [(0.59, None), (0.6, "implied"), (0.84, "implied"), (0.85, "explicit"), (1.0, "explicit")],
)
def test_a_signal_is_as_strong_as_it_is_sure(probability: float, strength: str | None) -> None:
    frame = signals((probability, 1 - probability, 0.0))
    expected = [] if strength is None else [("churn_risk", strength)]
    assert frame.select("signal", "strength").rows() == expected


def test_no_signal_is_never_a_signal() -> None:
    assert signals((0.0, 1.0, 0.0)).is_empty()


def test_a_segment_may_have_several_signals() -> None:
    classifier = TableClassifier(("churn_risk", "expansion"), ((0.9, 0.7),))
    frame = detect_signals(*segments(1), classifier=classifier)
    assert frame["signal"].to_list() == ["churn_risk", "expansion"]


def test_no_segment_gives_an_empty_frame() -> None:
    assert signals().is_empty()
