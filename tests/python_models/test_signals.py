import polars as pl
import pytest

from python_models.frames import SIGNALS
from python_models.label_targets import KINDS
from python_models.signals import NAMED_CONFIDENCE, detect_signals
from tests.python_models.read_labels import readings, segment_ids

THRESHOLDS = dict.fromkeys(SIGNALS, 0.5) | {"hesitation": 0.7}
EXPLICIT, IMPLIED, CASUAL = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


def shares(labels: tuple[str, ...], said: dict[str, float]) -> tuple[float, ...]:
    return tuple(said.get(label, 0.0) for label in labels)


def signals(
    *heard: dict[str, float],
    kinds: dict[str, float] | None = None,
    strength: tuple[float, ...] = EXPLICIT,
    named: tuple[str, ...] = (),
) -> pl.DataFrame:
    """What is found in segments, each heard with the given probabilities."""
    read = readings(
        signal=tuple(shares(SIGNALS, said) for said in heard),
        kind=(shares(KINDS, kinds or {}),) * len(heard),
        strength=(strength,) * len(heard),
    )
    return detect_signals(
        segment_ids(len(heard)),
        read,
        named_competitors=pl.Series(named, dtype=pl.String),
        thresholds=THRESHOLDS,
        version="v1",
    )


@pytest.mark.parametrize(
    ("signal", "probability", "is_found"),
    [
        ("churn_risk", 0.49, False),
        ("churn_risk", 0.5, True),
        ("hesitation", 0.69, False),
        ("hesitation", 0.7, True),
    ],
)
def test_each_signal_counts_from_its_own_threshold(
    signal: str,
    probability: float,
    is_found: bool,
) -> None:
    frame = signals({signal: probability})
    expected = [(signal, probability)] if is_found else []
    assert frame.select("signal", "confidence_score").rows() == expected


def test_a_segment_may_have_several_signals() -> None:
    frame = signals({"churn_risk": 0.9, "confusion": 0.6})
    assert frame["signal"].to_list() == ["churn_risk", "confusion"]


def test_each_signal_takes_the_likeliest_of_its_own_kinds() -> None:
    frame = signals(
        {"churn_risk": 0.9, "workaround": 0.9, "unaware": 0.9},
        kinds={"cancellation": 0.3, "downgrade": 0.2, "beyond_intended_use": 0.1},
    )
    assert frame["signal_kind"].to_list() == ["cancellation", "beyond_intended_use", None]


@pytest.mark.parametrize(
    ("strength", "name"), [(EXPLICIT, "explicit"), (IMPLIED, "implied"), (CASUAL, "casual")]
)
def test_a_signal_is_as_strong_as_the_segment_says_it(
    strength: tuple[float, ...], name: str
) -> None:
    assert signals({"expansion": 0.8}, strength=strength)["strength"].to_list() == [name]


def test_a_named_competitor_is_a_mention_whatever_is_heard() -> None:
    frame = signals({}, {"competitor_mention": 0.95}, {}, named=("s0", "s1"))
    assert frame.select("segment_id", "signal", "signal_kind", "confidence_score").rows() == [
        ("s0", "competitor_mention", None, NAMED_CONFIDENCE),
        ("s1", "competitor_mention", None, 0.95),
    ]


def test_a_named_competitor_says_nothing_of_other_signals() -> None:
    frame = signals({"churn_risk": 0.4}, named=("s0",))
    assert frame["signal"].to_list() == ["competitor_mention"]


def test_a_competitor_that_is_not_in_the_lookup_may_be_heard() -> None:
    assert signals({"competitor_mention": 0.5})["confidence_score"].to_list() == [0.5]


def test_no_segment_gives_an_empty_frame() -> None:
    assert signals().is_empty()
