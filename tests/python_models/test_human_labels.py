from datetime import datetime, timedelta

import polars as pl

from python_models.human_labels import decide_labels, to_examples

DAY = datetime(2026, 1, 1)  # noqa: DTZ001
SCHEMA = {
    "segment_id": pl.String,
    "label_family": pl.String,
    "label": pl.String,
    "labelled_at": pl.Datetime,
    "loaded_at": pl.Datetime,
}
LABELS = {"segment_id": pl.String, "label_family": pl.String, "label": pl.String}


def said(*rows: tuple[str, str, str, int | None, int]) -> pl.DataFrame:
    """Rows of segment, family, label, day on which it was said, day on which it came."""
    dated = [
        (*row[:3], *(None if day is None else DAY + timedelta(days=day) for day in row[3:]))
        for row in rows
    ]
    frame = pl.DataFrame(dated, schema=SCHEMA, orient="row")
    return frame.with_columns(pl.int_range(pl.len()).cast(pl.String).alias("label_id"))


def labels(*rows: tuple[str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=LABELS, orient="row")


def test_of_two_intents_the_one_said_last_holds() -> None:
    frame = said(("s", "intent", "praise", 2, 1), ("s", "intent", "question", 1, 3))
    assert decide_labels(frame).rows() == [("s", "intent", "praise")]


def test_a_label_without_a_date_was_said_when_it_came() -> None:
    frame = said(("s", "intent", "praise", None, 3), ("s", "intent", "question", 2, 9))
    assert decide_labels(frame)["label"].to_list() == ["praise"]


def test_of_two_labels_said_on_one_day_the_one_that_came_last_holds() -> None:
    frame = said(("s", "emotion", "neutral", 2, 4), ("s", "emotion", "confused", 2, 3))
    assert decide_labels(frame)["label"].to_list() == ["neutral"]


def test_a_segment_has_all_signals_that_people_gave_it_each_once() -> None:
    frame = said(
        ("s", "signal", "churn_risk", 1, 1),
        ("s", "signal", "workaround", 2, 2),
        ("s", "signal", "churn_risk", 3, 3),
    )
    assert decide_labels(frame)["label"].to_list() == ["churn_risk", "workaround"]


def test_no_signal_takes_back_what_was_said_before_it() -> None:
    frame = said(("s", "signal", "churn_risk", 1, 1), ("s", "signal", "none", 2, 2))
    assert decide_labels(frame)["label"].to_list() == ["none"]


def test_a_signal_said_after_none_holds() -> None:
    frame = said(
        ("s", "signal", "churn_risk", 1, 1),
        ("s", "signal", "none", 2, 2),
        ("s", "signal", "workaround", 2, 2),
    )
    assert decide_labels(frame)["label"].to_list() == ["workaround"]


def test_no_label_decides_nothing() -> None:
    assert decide_labels(said()).is_empty()


def test_people_teach_only_what_they_spoke_about() -> None:
    texts = pl.DataFrame({"segment_id": ["s", "t", "u"], "segment_text": ["B", "A", "C"]})
    given = labels(
        ("s", "intent", "praise"),
        ("s", "signal", "workaround"),
        ("s", "signal", "churn_risk"),
        ("t", "signal", "none"),
        ("gone", "intent", "question"),
    )
    assert to_examples(given, texts).rows() == [
        ("t", "A", None, None, None, None, "", None),
        ("s", "B", "praise", None, None, None, "churn_risk|workaround", None),
    ]
