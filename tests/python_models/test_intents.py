import polars as pl

from python_models.frames import INTENTS
from python_models.intents import classify_intents
from tests.python_models.table_classifier import TableClassifier, segments


def intents(*rows: tuple[float, ...]) -> pl.DataFrame:
    return classify_intents(*segments(len(rows)), classifier=TableClassifier(INTENTS, rows))


def test_a_segment_has_its_likeliest_intent_with_its_probability() -> None:
    frame = intents((0.1, 0.7, 0.2, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 1.0))
    assert frame.rows() == [
        ("s0", "bug_report", 0.7, "table-1"),
        ("s1", "other", 1.0, "table-1"),
    ]


def test_no_segment_gives_an_empty_frame() -> None:
    assert intents().is_empty()
