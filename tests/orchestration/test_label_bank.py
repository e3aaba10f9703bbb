from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from orchestration.enrichment import count_rows_of, create_enriched_tables
from orchestration.label_bank import fit_bank_head
from orchestration.warehouse import Connection, connect, replace_table
from python_models.embeddings import HashingEmbedder, Vectors
from python_models.errors import LabelBankError

QUESTIONS = [f"how do we do {word}" for word in ("this", "that", "exports", "imports", "joins")]
BUGS = [f"{word} is broken" for word in ("this", "that", "export", "import", "login")]


class CountingEmbedder(HashingEmbedder):
    def __init__(self) -> None:
        self.count = 0

    def embed(self, texts: list[str]) -> Vectors:
        self.count += len(texts)
        return super().embed(texts)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    bank = pl.DataFrame(
        {
            "text": [*QUESTIONS, *BUGS],
            "intent": ["question"] * 5 + ["bug_report"] * 5,
            "signal": ["escalation_demand"] * 5 + [""] * 4 + [None],
        }
    )
    with connect(tmp_path / "build.duckdb") as opened:
        create_enriched_tables(opened)
        replace_table(opened, "lookups.label_bank", bank)
        yield opened


def test_a_head_knows_the_labels_of_its_column(connection: Connection) -> None:
    embedder = HashingEmbedder()
    head = fit_bank_head(connection, label_column="intent", embedder=embedder)
    best = head.predict(embedder.embed([QUESTIONS[0], BUGS[0]])).argmax(axis=1)
    assert [head.labels[number] for number in best] == ["question", "bug_report"]


def test_each_sentence_is_embedded_once_ever(connection: Connection) -> None:
    embedder = CountingEmbedder()
    first = fit_bank_head(connection, label_column="intent", embedder=embedder)
    again = fit_bank_head(connection, label_column="intent", embedder=embedder)
    assert embedder.count == count_rows_of(connection, "segment_embeddings") == 10
    assert first.version == again.version


def test_sentences_without_a_label_get_the_one_for_that(connection: Connection) -> None:
    head = fit_bank_head(
        connection, label_column="signal", embedder=HashingEmbedder(), missing="none"
    )
    assert head.labels == ("escalation_demand", "none")


def test_sentences_without_a_label_are_left_out_otherwise(connection: Connection) -> None:
    with pytest.raises(LabelBankError, match=r"\{'escalation_demand': 5\}"):
        fit_bank_head(connection, label_column="signal", embedder=HashingEmbedder())


def test_sentences_that_differ_only_in_case_share_one_vector(connection: Connection) -> None:
    connection.execute(
        "insert into lookups.label_bank values (?, 'bug_report', '')", [BUGS[0].upper()]
    )
    fit_bank_head(connection, label_column="intent", embedder=HashingEmbedder())
    assert count_rows_of(connection, "segment_embeddings") == 10
