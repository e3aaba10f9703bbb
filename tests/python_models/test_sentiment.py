import pytest

from python_models.frames import EMOTIONS
from python_models.sentiment import score_sentiment
from tests.python_models.table_classifier import TableClassifier, segments

POLARITIES = ("negative", "neutral", "positive")


def sentiments(polarity: tuple[float, ...], emotion: tuple[float, ...]) -> dict[str, object]:
    return score_sentiment(
        *segments(1),
        polarity=TableClassifier(POLARITIES, (polarity,), "p"),
        emotion=TableClassifier(EMOTIONS, (emotion,), "e"),
    ).row(0, named=True)


@pytest.mark.parametrize(
    ("polarity", "score"),
    [((0, 0, 1), 1.0), ((1, 0, 0), -1.0), ((0.4, 0.2, 0.4), 0.0), ((0.5, 0.2, 0.3), -0.2)],
)
def test_the_score_is_positive_less_negative(polarity: tuple[float, ...], score: float) -> None:
    assert sentiments(polarity, (1, 0, 0, 0))["sentiment_score"] == pytest.approx(score)


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
    row = sentiments((0, 1, 0), emotion)
    assert (row["emotion"], row["emotion_confidence_score"]) == (found, max(emotion))
    assert row["model_version"] == "p/e"


def test_no_segment_has_no_sentiment() -> None:
    classifier, emotions = TableClassifier(POLARITIES, ()), TableClassifier(EMOTIONS, ())
    assert score_sentiment(*segments(0), polarity=classifier, emotion=emotions).is_empty()
