import polars as pl
import pytest

from python_models.frames import SegmentIntents, SegmentSentiments, SegmentSignals
from python_models.label_corrections import correct_intents, correct_sentiments, correct_signals

LABELS = {"segment_id": pl.String, "label_family": pl.String, "label": pl.String}


def labels(*rows: tuple[str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=LABELS, orient="row")


def intents(**changes: object) -> pl.DataFrame:
    row = {
        "segment_id": "s",
        "intent": "question",
        "second_intent": "complaint",
        "confidence_score": 0.3,
        "second_confidence_score": 0.2,
        "is_abstained": True,
        "model_version": "v1",
    }
    return SegmentIntents.validate(pl.DataFrame([row | changes]), cast=True)


def sentiments() -> pl.DataFrame:
    row = {
        "segment_id": "s",
        "sentiment": "negative",
        "sentiment_score": -0.4,
        "wording_score": 0.1,
        "friction_score": 0.7,
        "is_friction": True,
        "emotion": "frustrated",
        "emotion_confidence_score": 0.6,
        "model_version": "v1",
    }
    return SegmentSentiments.validate(pl.DataFrame([row]), cast=True)


def signals(*rows: tuple[str, str]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema={"segment_id": pl.String, "signal": pl.String}, orient="row")
    frame = frame.with_columns(
        pl.lit(None, dtype=pl.String).alias("signal_kind"),
        pl.lit("casual").alias("strength"),
        pl.lit(0.7).alias("confidence_score"),
        pl.lit("v1").alias("model_version"),
    )
    return SegmentSignals.validate(frame, cast=True)


def correct(
    found: pl.DataFrame, given: pl.DataFrame, *segment_ids: str
) -> list[tuple[object, ...]]:
    ids = pl.Series(segment_ids, dtype=pl.String)
    frame = correct_signals(found, given, segment_ids=ids, version="v2")
    return frame.drop("signal_kind").rows()


def test_a_person_s_intent_replaces_the_machine_s_and_what_it_made_of_the_rest() -> None:
    row = correct_intents(intents(), labels(("s", "intent", "bug_report"))).row(0)
    assert row == ("s", "bug_report", None, 1.0, None, False, "v1+human")


def test_a_confirmed_intent_is_certain_and_keeps_the_second() -> None:
    row = correct_intents(intents(), labels(("s", "intent", "question"))).row(0)
    assert row == ("s", "question", "complaint", 1.0, 0.2, False, "v1+human")


def test_intents_that_nobody_looked_at_stay() -> None:
    given = labels(("t", "intent", "praise"), ("s", "emotion", "confused"))
    assert correct_intents(intents(), given).equals(intents())


@pytest.mark.parametrize(
    ("label", "score"), [("negative", -0.4), ("neutral", 0.0), ("positive", 1.0)]
)
def test_only_another_sentiment_changes_the_score(label: str, score: float) -> None:
    frame = correct_sentiments(sentiments(), labels(("s", "sentiment", label)))
    assert frame.select("sentiment", "sentiment_score", "emotion", "model_version").row(0) == (
        label,
        score,
        "frustrated",
        "v1+human",
    )


def test_a_person_s_emotion_is_certain() -> None:
    frame = correct_sentiments(sentiments(), labels(("s", "emotion", "confused")))
    assert frame.select("emotion", "emotion_confidence_score", "sentiment_score").row(0) == (
        "confused",
        1.0,
        -0.4,
    )
    assert frame["model_version"].item() == "v1+human"


def test_sentiments_that_nobody_looked_at_stay() -> None:
    assert correct_sentiments(sentiments(), labels(("t", "sentiment", "positive"))).equals(
        sentiments()
    )


def test_people_s_signals_replace_all_of_a_segment_s_and_only_those() -> None:
    found = signals(("s", "churn_risk"), ("s", "expansion"), ("t", "expansion"))
    given = labels(("s", "signal", "expansion"), ("s", "signal", "workaround"))
    assert correct(found, given, "s", "t") == [
        ("s", "expansion", "casual", 1.0, "v2+human"),
        ("s", "workaround", "implied", 1.0, "v2+human"),
        ("t", "expansion", "casual", 0.7, "v1"),
    ]


def test_a_segment_without_a_signal_loses_what_the_machine_saw() -> None:
    assert correct(signals(("s", "churn_risk")), labels(("s", "signal", "none")), "s") == []


def test_signals_of_segments_beside_the_batch_are_left_to_their_own() -> None:
    assert correct(signals(), labels(("s", "signal", "churn_risk")), "t") == []
