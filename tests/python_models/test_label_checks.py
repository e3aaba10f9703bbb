import hashlib

import polars as pl
import pytest

from python_models.frames import SIGNALS
from python_models.label_checks import (
    LabelFamily,
    check_labels,
    match_keywords,
    predict_across_folds,
)

WORDS = pl.DataFrame({"label": ["complaint", "question"], "keyword": ["awful", "how do I"]})
NO_WORDS = WORDS.clear()


def segments(*texts: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "segment_id": [f"s{number}" for number in range(len(texts))],
            "content_sha256": [hashlib.sha256(text.encode()).hexdigest() for text in texts],
            "segment_text": texts,
        },
        schema_overrides={"segment_text": pl.String},
    )


def labels(family: str, *rows: tuple[str, str]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema={"segment_id": pl.String, "label": pl.String}, orient="row")
    return frame.with_columns(pl.lit(family).alias("label_family"))


def always(label: str | None) -> LabelFamily:
    """A family whose model says one thing of everything, or nothing."""
    return LabelFamily("intent", saying(label), WORDS, "v1")


def saying(label: str | None):
    def predict(_: pl.DataFrame, held_out: pl.DataFrame) -> pl.DataFrame:
        said = held_out.select("segment_id", pl.lit(label, dtype=pl.String).alias("label"))
        return said.drop_nulls()

    return predict


def marks(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    return frame.select("segment_id", "label", "is_labelled", "is_predicted", "has_keyword").rows()


def test_a_wrong_prediction_counts_against_both_labels() -> None:
    checks = check_labels(
        labels("intent", ("s0", "bug_report")), segments("It hangs."), always("praise")
    )
    assert marks(checks) == [
        ("s0", "bug_report", True, False, False),
        ("s0", "praise", False, True, False),
    ]


def test_a_right_prediction_is_one_row() -> None:
    checks = check_labels(labels("intent", ("s0", "praise")), segments("Lovely."), always("praise"))
    assert marks(checks) == [("s0", "praise", True, True, False)]
    assert checks["label_check_id"].to_list() == ["intent/s0/praise"]


def test_a_model_that_says_nothing_misses_the_label() -> None:
    checks = check_labels(labels("intent", ("s0", "praise")), segments("Lovely."), always(None))
    assert marks(checks) == [("s0", "praise", True, False, False)]


def test_a_keyword_s_label_is_checked_too() -> None:
    checks = check_labels(
        labels("intent", ("s0", "praise")), segments("Awful no more!"), always("praise")
    )
    assert marks(checks) == [
        ("s0", "complaint", False, False, True),
        ("s0", "praise", True, True, False),
    ]


def test_every_signal_of_a_segment_that_was_checked_for_signals_has_a_row() -> None:
    given = labels("signal", ("s0", "none"), ("s1", "churn_risk"), ("s1", "expansion"))
    family = LabelFamily("signal", saying("churn_risk"), NO_WORDS, "v1")
    checks = check_labels(given, segments("One.", "Two.", "Nobody looked."), family)
    assert len(checks) == 2 * len(SIGNALS)
    assert set(marks(checks.filter(pl.col("is_labelled") | pl.col("is_predicted")))) == {
        ("s0", "churn_risk", False, True, False),
        ("s1", "churn_risk", True, True, False),
        ("s1", "expansion", True, False, False),
    }


def test_labels_of_other_families_and_lost_segments_are_no_matter() -> None:
    given = pl.concat([labels("emotion", ("s0", "neutral")), labels("intent", ("gone", "praise"))])
    assert check_labels(given, segments("Lovely."), always("praise")).is_empty()


def test_no_model_has_seen_a_label_of_what_it_is_asked() -> None:
    asked = segments(*(f"Text {number}." for number in range(40)))
    given = asked.select("segment_id", pl.lit("praise").alias("label"))
    seen: list[str] = []

    def predict(known: pl.DataFrame, held_out: pl.DataFrame) -> pl.DataFrame:
        assert not set(known["segment_id"]) & set(held_out["segment_id"])
        assert len(known) + len(held_out) == len(asked)
        seen.extend(held_out["segment_id"])
        return held_out.select("segment_id", pl.lit("praise").alias("label"))

    assert len(predict_across_folds(given, asked, predict=predict)) == len(asked)
    assert sorted(seen) == sorted(asked["segment_id"])


# A label leaked from one fold to another: "Thanks a lot!" stands in hundreds of messages.
def test_equal_texts_are_asked_together() -> None:
    asked = segments(*["Thanks a lot!"] * 6, *(f"Text {number}." for number in range(20)))
    given = asked.select("segment_id", pl.lit("praise").alias("label"))
    counts = []

    def predict(_: pl.DataFrame, held_out: pl.DataFrame) -> pl.DataFrame:
        counts.append(held_out["segment_text"].to_list().count("Thanks a lot!"))
        return held_out.select("segment_id", pl.lit("praise").alias("label"))

    predict_across_folds(given, asked, predict=predict)
    assert sorted(counts)[-2:] == [0, 6]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AWFUL.", ["complaint"]),
        ("awfully good", []),
        ("So, how  do\ni start?", ["question"]),
        ("Awful! How do I leave?", ["complaint", "question"]),
        ("", []),
    ],
)
def test_keywords_are_whole_words_in_any_case(text: str, found: list[str]) -> None:
    assert match_keywords(segments(text), WORDS)["label"].to_list() == found


def test_signs_in_keywords_are_signs() -> None:
    words = pl.DataFrame({"label": ["question"] * 2, "keyword": ["can't", "c++"]})
    texts = segments("I can’t.", "In C++?", "cant c")
    assert match_keywords(texts, words)["segment_id"].to_list() == ["s0", "s1"]
