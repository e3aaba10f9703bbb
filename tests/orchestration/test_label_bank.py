from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from orchestration import label_bank
from orchestration.enrichment import count_rows_of, create_enriched_tables
from orchestration.errors import LabelReaderError
from orchestration.human_labels import STAGED_LABELS
from orchestration.label_bank import (
    embed_once,
    find_bank_reader,
    read_bank,
    read_label_reader,
    renew_label_reader,
)
from orchestration.warehouse import Connection, connect, read_table, replace_table
from python_models.embeddings import HashingEmbedder, Vectors
from python_models.errors import LabelBankError
from python_models.label_reader import LabelReader, to_bytes
from python_models.label_targets import BANK_COLUMNS, HEADS
from tests.python_models.small_bank import BANK, see, small_reader

NOON = datetime(2026, 1, 31, 12)  # noqa: DTZ001
QUESTION = "how do we do mail"


class CountingEmbedder(HashingEmbedder):
    def __init__(self) -> None:
        self.count = 0

    def embed(self, texts: list[str]) -> Vectors:
        self.count += len(texts)
        return super().embed(texts)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with connect(tmp_path / "build.duckdb") as opened:
        create_enriched_tables(opened)
        replace_table(opened, "lookups.label_bank", BANK)
        yield opened


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "label_reader.npz"
    monkeypatch.setattr(label_bank, "SHIPPED_READER", path)
    return path


def find(connection: Connection, *, said: list[str] | None = None) -> LabelReader:
    report = (said if said is not None else []).append
    return find_bank_reader(connection, embedder=HashingEmbedder(), report=report)


def renew(connection: Connection) -> LabelReader:
    return renew_label_reader(connection, embedder=HashingEmbedder(), report=lambda _: None)


def label(connection: Connection, *labels: tuple[str, str, str, str]) -> None:
    """What people said: segment, its text, family, label."""
    columns = ("segment_id", "segment_text", "label_family", "label")
    frame = pl.DataFrame(labels, schema=dict.fromkeys(columns, pl.String), orient="row")
    frame = frame.with_columns(
        pl.format("{}/{}", "segment_id", "label").alias("label_id"),
        pl.lit(None, dtype=pl.Datetime).alias("labelled_at"),
        pl.lit(NOON).alias("loaded_at"),
    )
    replace_table(connection, STAGED_LABELS, frame)


def read_intent(reader: LabelReader, text: str) -> str:
    return HEADS["intent"][reader.read(see(text))["intent"][0].argmax()]


def test_the_reader_knows_the_labels_of_the_bank(connection: Connection) -> None:
    reader = find(connection)
    assert read_intent(reader, QUESTION) == "question"
    assert reader.version == small_reader().version


def test_empty_cells_are_null_and_the_order_is_that_of_the_texts(connection: Connection) -> None:
    replace_table(
        connection, "lookups.label_bank", BANK.reverse().with_columns(pl.all().fill_null(""))
    )
    assert read_bank(connection).equals(BANK)
    assert tuple(read_bank(connection).columns) == BANK_COLUMNS


def test_the_reader_of_a_bank_is_fitted_once_and_kept(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    first = find(connection, said=said)
    assert said == ["The label bank is not the shipped one: fitting its 32 sentences, once"]
    monkeypatch.delattr(label_bank, "fit_label_reader")
    again = find(connection, said=said)
    assert to_bytes(again) == to_bytes(first)
    assert len(said) == 1


def test_another_bank_is_fitted_again_and_takes_its_place(connection: Connection) -> None:
    first = find(connection)
    connection.execute(
        "update lookups.label_bank set sentiment = 'negative' where intents = 'bug_report'"
    )
    assert find(connection).version != first.version
    assert count_rows_of(connection, "label_readers") == 1


def test_a_bank_that_is_the_shipped_one_is_not_fitted(
    connection: Connection, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlike = replace(small_reader(), thresholds={"friction": 0.123})
    shipped.write_bytes(to_bytes(unlike))
    monkeypatch.delattr(label_bank, "fit_label_reader")
    assert find(connection).thresholds == {"friction": 0.123}
    assert count_rows_of(connection, "segment_embeddings") == 0


def test_a_shipped_reader_of_another_bank_is_left_alone(
    connection: Connection, shipped: Path
) -> None:
    shipped.write_bytes(to_bytes(replace(small_reader(), version="reader-1+hashing-1+0")))
    assert find(connection).version == small_reader().version


def test_without_a_shipped_reader_one_is_fitted(connection: Connection, shipped: Path) -> None:
    assert not shipped.exists()
    assert find(connection).version == small_reader().version


def test_a_wrong_label_is_named(connection: Connection) -> None:
    connection.execute("update lookups.label_bank set emotion = 'sad' where intents = 'praise'")
    with pytest.raises(LabelBankError, match="found 'sad'"):
        find(connection)


def test_each_sentence_is_embedded_once_ever(connection: Connection) -> None:
    embedder = CountingEmbedder()
    texts = pl.Series(["It fails.", "IT  fails.", "Lovely."])
    first = embed_once(connection, texts, embedder=embedder)
    again = embed_once(connection, texts.reverse(), embedder=embedder)
    # case and white space make no other vector, but another text
    assert embedder.count == count_rows_of(connection, "segment_embeddings") == 2
    assert (first.texts, again.texts) == (texts.to_list(), texts.reverse().to_list())
    np.testing.assert_array_equal(first.vectors, again.vectors[::-1])
    np.testing.assert_array_equal(first.vectors[0], first.vectors[1])


def test_there_is_no_reader_before_the_first(connection: Connection) -> None:
    with pytest.raises(LabelReaderError, match="found none"):
        read_label_reader(connection)


def test_without_corrections_the_reader_in_use_is_the_bank_s(connection: Connection) -> None:
    renewed = renew(connection)
    assert renewed.version == read_label_reader(connection).version == small_reader().version
    assert to_bytes(read_label_reader(connection)) == to_bytes(renewed)


def test_corrections_give_a_reader_of_another_version_that_knows_them(
    connection: Connection,
) -> None:
    places = ("menu", "list", "chart", "page", "form", "team", "chat", "task")
    texts = [f"{place} stays {color}" for place in places for color in ("grey", "blue", "red")]
    label(connection, *((text, text, "intent", "account_request") for text in texts))
    renewed = renew(connection)
    assert renewed.version.startswith(f"{small_reader().version}+")
    assert read_intent(read_label_reader(connection), "window stays grey") == "account_request"
    assert read_intent(find(connection), "window stays grey") != "account_request"


def test_the_version_is_that_of_what_people_say(connection: Connection) -> None:
    versions = []
    said = (
        [],
        [("s1", "It fails.", "intent", "praise")],
        [("s2", "It fails.", "intent", "praise")],
        [("s1", "It fails.", "intent", "question")],
        [("s1", "It fails.", "sentiment", "positive")],
        [("s1", "It fails.", "intent", "praise")],
    )
    for labels in said:
        label(connection, *labels)
        versions.append(renew(connection).version)
    assert len(set(versions)) == len(versions) - 1
    assert versions[1] == versions[-1]


def test_the_bank_s_reader_stays_beside_the_one_in_use(connection: Connection) -> None:
    label(connection, ("s1", "It fails.", "intent", "praise"))
    renew(connection)
    rows = read_table(
        connection,
        "select reader_role, model_version from enriched.label_readers order by reader_role",
    ).rows()
    assert [row[0] for row in rows] == ["bank", "current"]
    assert rows[0][1] == small_reader().version != rows[1][1]
