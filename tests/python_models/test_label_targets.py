import numpy as np
import polars as pl
import pytest

from python_models.errors import LabelBankError
from python_models.frames import EMOTIONS, INTENTS, SENTIMENTS, SIGNALS, STRENGTHS
from python_models.label_targets import (
    BANK_COLUMNS,
    HEADS,
    KINDS,
    MULTI_LABEL_HEADS,
    SignalLabel,
    parse_signals,
    to_corrections,
    to_targets,
)

ROW = {"text": "It fails.", "intents": "bug_report", "sentiment": "neutral", "emotion": "neutral"}
ROW |= {"friction": "false", "signals": ""}
EXAMPLE = dict.fromkeys(("intents", "sentiment", "emotion", "signals"))


def targets(**changes: str | None) -> dict[str, dict[str, float]]:
    """Of one row, each head's labels that are not zero."""
    schema = dict.fromkeys(BANK_COLUMNS, pl.String)
    found = to_targets(pl.DataFrame([ROW | changes], schema=schema))
    return {name: named(HEADS[name], rows[0]) for name, rows in found.items()}


def named(labels: tuple[str, ...], row: np.ndarray) -> dict[str, float]:
    return {label: float(x) for label, x in zip(labels, row.round(4), strict=True) if x}


def corrections(**changes: str) -> dict[str, np.ndarray]:
    schema = dict.fromkeys(EXAMPLE, pl.String)
    found = to_corrections(pl.DataFrame([EXAMPLE | changes], schema=schema))
    return {name: rows[0] for name, rows in found.items()}


def test_one_intent_is_the_whole_target() -> None:
    assert targets()["intent"] == {"bug_report": 1.0}


def test_the_main_intent_outweighs_the_others() -> None:
    assert targets(intents="complaint|feature_request")["intent"] == {
        "complaint": pytest.approx(0.65),
        "feature_request": pytest.approx(0.35),
    }
    three = targets(intents="complaint|praise|question")["intent"]
    assert sum(three.values()) == pytest.approx(1.0)
    assert three["praise"] == three["question"] == pytest.approx(0.175)


def test_a_failure_told_calmly_is_a_negative_experience_in_neutral_words() -> None:
    found = targets(sentiment="neutral", friction="true")
    assert (found["sentiment"], found["wording"]) == ({"negative": 1.0}, {"neutral": 1.0})
    assert found["friction"] == {"friction": 1.0}


@pytest.mark.parametrize(
    ("sentiment", "friction"), [("neutral", "false"), ("positive", "true"), ("negative", "false")]
)
def test_otherwise_the_experience_is_as_it_is_worded(sentiment: str, friction: str) -> None:
    found = targets(sentiment=sentiment, friction=friction)
    assert found["sentiment"] == found["wording"] == {sentiment: 1.0}


def test_signals_teach_their_kinds_and_the_strength_of_the_first() -> None:
    found = targets(signals="churn_risk/downgrade/implied|unaware/casual")
    assert found["signal"] == {"churn_risk": 1.0, "unaware": 1.0}
    assert found["kind"] == {"downgrade": 1.0}
    assert found["strength"] == {"implied": 1.0}


def test_empty_cells_teach_nothing_to_heads_of_one_label_and_no_to_the_others() -> None:
    empty = targets(**dict.fromkeys(BANK_COLUMNS[1:]))
    assert all(row == {} for row in empty.values())
    assert set(empty) == set(HEADS)


def test_no_row_gives_targets_without_rows() -> None:
    found = to_targets(pl.DataFrame(schema=dict.fromkeys(BANK_COLUMNS, pl.String)))
    assert {name: rows.shape for name, rows in found.items()} == {
        name: (0, len(labels)) for name, labels in HEADS.items()
    }


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("intents", "bug", "'bug'"),
        ("intents", "bug_report|nonsense", "'nonsense'"),
        ("sentiment", "angry", "'angry'"),
        ("emotion", "sad", "'sad'"),
        ("friction", "yes", "'yes'"),
        ("signals", "churn_risk", "'churn_risk'"),
        ("signals", "churn/explicit", "'churn/explicit'"),
        ("signals", "churn_risk/explicit/downgrade", "'churn_risk/explicit/downgrade'"),
        ("signals", "churn_risk/higher_tier/explicit", "'churn_risk/higher_tier/explicit'"),
        ("signals", "unaware/explicit|hesitation/loud", "'hesitation/loud'"),
        ("signals", "churn_risk/a/b/explicit", "'churn_risk/a/b/explicit'"),
    ],
)
def test_a_label_that_does_not_exist_is_named(column: str, value: str, named: str) -> None:
    with pytest.raises(LabelBankError, match=rf"found {named}\. Mend the row"):
        targets(**{column: value})


def test_a_signal_is_written_with_or_without_a_kind() -> None:
    assert parse_signals("churn_risk/downgrade/casual | unaware/explicit") == [
        SignalLabel("churn_risk", "downgrade", "casual"),
        SignalLabel("unaware", None, "explicit"),
    ]
    assert parse_signals("") == parse_signals(None) == []


def test_heads_know_the_labels_of_the_frames() -> None:
    assert HEADS["intent"] == INTENTS
    assert HEADS["sentiment"] == HEADS["wording"] == SENTIMENTS
    assert (HEADS["emotion"], HEADS["strength"]) == (EMOTIONS, STRENGTHS)
    assert (HEADS["signal"], HEADS["kind"]) == (SIGNALS, KINDS)
    assert len(set(KINDS)) == len(KINDS)
    assert set(HEADS) > MULTI_LABEL_HEADS


def test_a_correction_teaches_only_what_was_spoken_of() -> None:
    found = corrections(intents="praise")
    assert named(INTENTS, found["intent"]) == {"praise": 1.0}
    assert not found["sentiment"].any()
    assert not found["emotion"].any()
    assert np.isnan(found["signal"]).all()


def test_no_signal_is_a_lesson_too() -> None:
    assert not corrections(signals="")["signal"].any()


def test_corrected_signals_are_names_only() -> None:
    found = corrections(signals="churn_risk|unaware", sentiment="positive", emotion="confused")
    assert named(SIGNALS, found["signal"]) == {"churn_risk": 1.0, "unaware": 1.0}
    assert named(SENTIMENTS, found["sentiment"]) == {"positive": 1.0}
    assert named(EMOTIONS, found["emotion"]) == {"confused": 1.0}


def test_no_correction_is_no_row() -> None:
    found = to_corrections(pl.DataFrame(schema=dict.fromkeys(EXAMPLE, pl.String)))
    assert {len(rows) for rows in found.values()} == {0}
