import csv
import io
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from orchestration.errors import NothingToReadError
from orchestration.label_sample import COLUMNS, draw_label_sample, main, take_evenly
from orchestration.warehouse import connect, replace_table
from python_models.human_labels import LABELS
from tests.orchestration.reading import read, reason_of

INSIGHTS = {
    "segment_id": pl.String,
    "quote": pl.String,
    "channel": pl.String,
    "topic_id": pl.String,
    "label_family": pl.String,
    "label": pl.String,
    "confidence_score": pl.Float64,
}


def publish(folder: Path, *insights: tuple[object, ...]) -> Path:
    path = folder / "published.duckdb"
    topics = pl.DataFrame({"topic_id": ["t1"], "topic_label": ["Export"]})
    with connect(path) as connection:
        frame = pl.DataFrame(insights, schema=INSIGHTS, orient="row")
        replace_table(connection, "marts.fct_insights", frame)
        replace_table(connection, "marts.dim_topics", topics)
    return path


def publish_one(folder: Path, quote: str = "It hangs, please mend it.") -> Path:
    said = ("s1", quote, "chat", "t1")
    return publish(
        folder,
        (*said, "intent", "bug_report", 0.8),
        (*said, "emotion", "frustrated", 0.6),
        (*said, "signal", "workaround", 0.7),
        (*said, "signal", "churn_risk", 0.9),
    )


def segments(**counts: int) -> pl.DataFrame:
    """So many segments of each topic, half of them chats."""
    return pl.DataFrame(
        [
            (
                f"{topic}{number}",
                topic,
                ("chat", "ticket")[number % 2],
                f"{number * 7919 % 1000:03}",
            )
            for topic, count in counts.items()
            for number in range(count)
        ],
        schema=["segment_id", "topic_id", "channel", "draw"],
        orient="row",
    )


def test_a_drawn_segment_has_a_line_for_each_family_to_be_filled_in(tmp_path: Path) -> None:
    lines = draw_label_sample(publish_one(tmp_path), count=5)
    assert tuple(lines.columns) == COLUMNS
    assert lines.select("label_family", "predicted_label").rows() == [
        ("intent", "bug_report"),
        ("sentiment", None),
        ("emotion", "frustrated"),
        ("signal", "churn_risk|workaround"),
    ]
    assert lines.drop("label_family", "predicted_label").unique().rows() == [
        ("s1", "", "", "", "random", "It hangs, please mend it.", "chat", "Export")
    ]


def test_a_filled_form_is_read_as_labels_and_an_empty_line_is_set_aside(tmp_path: Path) -> None:
    lines = draw_label_sample(publish_one(tmp_path), count=1)
    filled = lines.with_columns(
        pl.when(pl.col("label_family") == "intent")
        .then(pl.lit("complaint"))
        .otherwise("label")
        .alias("label")
    )
    path = tmp_path / "human_labels.csv"
    filled.write_csv(path)
    intent, *others = read(path, "human_labels")
    assert '"label":"complaint"' in intent.payload
    assert all("Expected a value in 'label'" in reason_of(outcome) for outcome in others)


def test_the_same_sample_is_drawn_again_and_another_seed_draws_another(tmp_path: Path) -> None:
    said = [
        (f"s{number:02}", "Text.", "chat", None, "intent", "praise", 0.9) for number in range(60)
    ]
    path = publish(tmp_path, *said)
    first = draw_label_sample(path, count=10)
    assert first.equals(draw_label_sample(path, count=10))
    assert first["segment_id"].n_unique() == 10
    assert set(first["segment_id"]) != set(draw_label_sample(path, count=10, seed=1)["segment_id"])


def test_topics_and_channels_come_in_proportion() -> None:
    taken = take_evenly(segments(a=600, b=300, c=100), count=100)
    assert Counter(taken["topic_id"]) == {"a": 60, "b": 30, "c": 10}
    assert Counter(taken["channel"]) == {"chat": 50, "ticket": 50}


def test_more_than_there_is_gives_all_there_is() -> None:
    assert len(take_evenly(segments(a=3), count=10)) == 3


@pytest.mark.parametrize("quote", ["=1+1", "- it hangs", "@all", "+49"])
def test_what_a_customer_wrote_is_no_formula(tmp_path: Path, quote: str) -> None:
    assert (
        draw_label_sample(publish_one(tmp_path, quote), count=1)["segment_text"][0] == f"'{quote}"
    )


def test_without_a_published_warehouse_the_command_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    assert main(["10"]) == 1
    assert "Run `make run` first" in capsys.readouterr().err


def test_nothing_labelled_is_nothing_to_draw(tmp_path: Path) -> None:
    with pytest.raises(NothingToReadError, match="Expected labelled segments"):
        draw_label_sample(publish(tmp_path), count=1)


def test_the_command_writes_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAREHOUSE_PATH", str(publish_one(tmp_path)))
    assert main(["1"]) == 0
    written = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [line["label_family"] for line in written] == list(LABELS)
