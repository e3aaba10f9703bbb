from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from orchestration.enrichment import create_enriched_tables, upsert_rows
from orchestration.human_labels import STAGED_LABELS
from orchestration.label_checking import check_human_labels
from orchestration.warehouse import Connection, connect, read_table, replace_table
from python_models.embeddings import HashingEmbedder
from python_models.frames import EMBEDDING_DIMENSION, SIGNALS
from python_models.label_targets import BANK_COLUMNS
from python_models.segments import hash_content

NOON = datetime(2026, 1, 31, 12)  # noqa: DTZ001
THINGS = ("export", "import", "login", "search", "report", "app", "list", "chat", "page", "form")
BANK = {
    "bug_report": ("the {} is broken", "true", "churn_risk/recurring_problem/explicit"),
    "question": ("how does the {} work", "false", ""),
}
SAID = {"s1": "the invoice is broken", "s2": "how does the invoice work", "s3": "broken invoice"}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    bank = pl.DataFrame(
        [
            (text.format(thing), intent, "neutral", "neutral", friction, signals)
            for intent, (text, friction, signals) in BANK.items()
            for thing in THINGS
        ],
        schema=list(BANK_COLUMNS),
        orient="row",
    )
    words = {"label_family": ["intent"], "label": ["bug_report"], "keyword": ["is broken"]}
    with connect(tmp_path / "build.duckdb") as opened:
        create_enriched_tables(opened)
        replace_table(opened, "lookups.label_bank", bank)
        replace_table(opened, "lookups.label_keywords", pl.DataFrame(words))
        _say(opened, SAID)
        label(opened)
        yield opened


def _say(connection: Connection, texts: dict[str, str]) -> None:
    _embed(connection, list(texts.values()))
    for segment_id, text in texts.items():
        connection.execute(
            "insert into enriched.message_segments by name select ? as segment_id, "
            "? as segment_text, ? as content_sha256, 'en' as language_code",
            [segment_id, text, hash_content(text)],
        )


def _embed(connection: Connection, texts: list[str]) -> None:
    embedder = HashingEmbedder()
    vectors = pl.Series(embedder.embed(texts), dtype=pl.Array(pl.Float32, EMBEDDING_DIMENSION))
    embedded = pl.DataFrame(
        {
            "content_sha256": [hash_content(text) for text in texts],
            "embedding": vectors,
            "reading_embedding": vectors,
        }
    ).with_columns(pl.lit(embedder.version).alias("model_version"))
    upsert_rows(connection, "segment_embeddings", embedded, key="content_sha256")


def label(connection: Connection, family: str = "intent", **labels: str) -> None:
    schema = dict.fromkeys(("segment_id", "label", "label_id"), pl.String)
    rows = [(segment_id, name, segment_id) for segment_id, name in labels.items()]
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        pl.lit(family).alias("label_family"),
        pl.lit(None, dtype=pl.Datetime).alias("labelled_at"),
        pl.lit(NOON).alias("loaded_at"),
    )
    replace_table(connection, STAGED_LABELS, frame)


def check(connection: Connection) -> int:
    return check_human_labels(connection, embedder=HashingEmbedder(), report=lambda _: None)


def checks(connection: Connection) -> list[tuple[object, ...]]:
    return read_table(
        connection,
        "select segment_id, label, is_labelled, is_predicted, has_keyword "
        "from enriched.label_checks order by all",
    ).rows()


def test_people_are_compared_with_the_bank_and_the_keywords(connection: Connection) -> None:
    label(connection, s1="bug_report", s2="bug_report", s3="bug_report", gone="praise")
    assert check(connection) == 3
    assert checks(connection) == [
        ("s1", "bug_report", True, True, True),
        ("s2", "bug_report", True, False, False),
        ("s2", "question", False, True, False),
        ("s3", "bug_report", True, True, False),
    ]


def test_a_label_that_people_give_too_rarely_to_be_learned_is_missed(
    connection: Connection,
) -> None:
    label(connection, s1="praise", s2="praise")
    check(connection)
    assert [row[2:4] for row in checks(connection) if row[1] == "praise"] == [(True, False)] * 2


def test_signals_are_predicted_from_their_thresholds(connection: Connection) -> None:
    label(connection, "signal", s1="churn_risk", s2="none")
    assert check(connection) == 2
    found = checks(connection)
    assert len(found) == 2 * len(SIGNALS)
    assert [row for row in found if row[2] or row[3]] == [("s1", "churn_risk", True, True, False)]


def test_a_label_teaches_what_is_said_of_other_segments(connection: Connection) -> None:
    places = [f"{place} stays {color}" for place in THINGS for color in ("grey", "blue")]
    _say(connection, {f"t{number}": text for number, text in enumerate(places)})
    label(connection, **{f"t{number}": "account_request" for number in range(len(places))})
    check(connection)
    marks = {row[2:4] for row in checks(connection) if row[1] == "account_request"}
    assert marks == {(True, True)}


def test_what_was_checked_is_not_checked_again(connection: Connection) -> None:
    label(connection, s1="bug_report")
    check(connection)
    assert check(connection) == 0


@pytest.mark.parametrize(
    "change",
    [
        "update staging.stg_labels__human_labels set label = 'question'",
        "update lookups.label_keywords set keyword = 'invoice'",
        "update lookups.label_bank set intents = 'praise' where intents = 'question'",
    ],
)
def test_whatever_a_check_is_made_of_makes_it_anew(connection: Connection, change: str) -> None:
    label(connection, s1="bug_report")
    check(connection)
    connection.execute(change)
    assert check(connection) == 1


def test_labels_that_were_taken_back_leave_no_check(connection: Connection) -> None:
    label(connection, s1="bug_report")
    check(connection)
    label(connection)
    assert check(connection) == 0
    assert checks(connection) == []
