import polars as pl
import pytest

from python_models.intents import classify_intents
from tests.python_models.read_labels import readings, segment_ids


def intents(*rows: tuple[float, ...]) -> pl.DataFrame:
    return classify_intents(segment_ids(len(rows)), readings(intent=rows), version="v1")


def test_a_segment_has_its_likeliest_intent_with_its_probability() -> None:
    frame = intents((0.1, 0.7, 0.2, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 1.0))
    assert frame.rows() == [
        ("s0", "bug_report", None, 0.7, None, False, "v1"),
        ("s1", "other", None, 1.0, None, False, "v1"),
    ]


@pytest.mark.parametrize(
    ("complaint", "second", "confidence"),
    [(0.25, "complaint", 0.25), (0.24, None, None), (0.4, "complaint", 0.4)],
)
def test_a_second_intent_is_said_from_its_threshold(
    complaint: float, second: str | None, confidence: float | None
) -> None:
    frame = intents((0, 0, 0.5, complaint, 0, 0, 0))
    assert frame.select("intent", "second_intent", "second_confidence_score").row(0) == (
        "feature_request",
        second,
        confidence,
    )


def test_of_two_further_intents_the_likelier_is_the_second() -> None:
    frame = intents((0.25, 0.35, 0, 0.3, 0, 0, 0))
    assert frame.select("intent", "second_intent").row(0) == ("bug_report", "complaint")


def test_other_is_never_a_second_intent() -> None:
    assert intents((0.55, 0, 0, 0, 0, 0, 0.45))["second_intent"].to_list() == [None]


def test_other_may_have_a_second_intent() -> None:
    frame = intents((0.45, 0, 0, 0, 0, 0, 0.55))
    assert frame.select("intent", "second_intent").row(0) == ("other", "question")


@pytest.mark.parametrize(("best", "is_abstained"), [(0.34, True), (0.35, False)])
def test_a_guess_little_better_than_the_next_is_kept_back(best: float, is_abstained: bool) -> None:
    assert intents((best, 0.3, 0.2, 0.1, 0, 0, 0))["is_abstained"].item() is is_abstained


def test_no_segment_gives_an_empty_frame() -> None:
    assert intents().is_empty()
