import polars as pl
import pytest

from python_models.sentiment import score_sentiment
from tests.python_models.read_labels import readings, segment_ids


def sentiments(
    *,
    sentiment: tuple[float, ...] = (0, 1, 0),
    wording: tuple[float, ...] = (0, 1, 0),
    friction: float = 0.0,
    emotion: tuple[float, ...] = (0, 0, 0, 1),
) -> dict[str, object]:
    read = readings(
        sentiment=(sentiment,), wording=(wording,), friction=((friction,),), emotion=(emotion,)
    )
    frame = score_sentiment(segment_ids(1), read, friction_threshold=0.6, version="v1")
    return frame.row(0, named=True)


@pytest.mark.parametrize(
    ("shares", "label", "score"),
    [
        ((0, 0, 1), "positive", 1.0),
        ((1, 0, 0), "negative", -1.0),
        ((0.3, 0.4, 0.3), "neutral", 0.0),
        ((0.5, 0.2, 0.3), "negative", -0.2),
    ],
)
def test_the_score_is_positive_less_negative(
    shares: tuple[float, ...], label: str, score: float
) -> None:
    row = sentiments(sentiment=shares)
    assert (row["sentiment"], row["sentiment_score"]) == (label, pytest.approx(score))


def test_a_failure_told_calmly_is_negative_and_neutrally_worded() -> None:
    row = sentiments(sentiment=(0.8, 0.2, 0), wording=(0.1, 0.8, 0.1), friction=0.9)
    assert (row["sentiment_score"], row["wording_score"]) == (pytest.approx(-0.8), 0.0)


@pytest.mark.parametrize(("friction", "is_friction"), [(0.59, False), (0.6, True), (1.0, True)])
def test_friction_counts_from_its_threshold(friction: float, is_friction: bool) -> None:
    row = sentiments(friction=friction)
    assert (row["friction_score"], row["is_friction"]) == (friction, is_friction)


@pytest.mark.parametrize(
    ("emotion", "found"),
    [
        ((0.4, 0.3, 0.2, 0.1), "frustrated"),
        ((0.39, 0.31, 0.2, 0.1), "neutral"),
        ((0.1, 0.1, 0.7, 0.1), "pleasantly_surprised"),
    ],
)
def test_an_emotion_too_close_to_the_next_is_neutral(
    emotion: tuple[float, ...], found: str
) -> None:
    row = sentiments(emotion=emotion)
    assert (row["emotion"], row["emotion_confidence_score"]) == (found, max(emotion))
    assert row["model_version"] == "v1"


def test_no_segment_has_no_sentiment() -> None:
    read = readings(sentiment=(), wording=(), friction=(), emotion=())
    frame = score_sentiment(segment_ids(0), read, friction_threshold=0.5, version="v1")
    assert frame.is_empty()
    assert frame.schema["friction_score"] == pl.Float64
