import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from orchestration import fit_label_reader, label_bank
from orchestration.dbt import ROOT
from orchestration.enrichment import create_enriched_tables
from orchestration.label_bank import SHIPPED_READER, find_bank_reader
from orchestration.warehouse import connect, replace_table
from python_models.embeddings import (
    EMBEDDING_DIMENSION,
    HashingEmbedder,
    MiniLmEmbedder,
    to_vectors_version,
)
from python_models.label_reader import VERSION, LabelReader, from_bytes, hash_bank
from python_models.label_targets import BANK_COLUMNS, HEADS, Targets, to_targets
from python_models.linear_heads import LinearHead
from python_models.reading_layers import ReadingLayers, load_shipped_layers
from python_models.reading_layers import from_bytes as from_layer_bytes
from python_models.segment_features import SegmentFeatures
from tests.python_models.small_bank import BANK

LABEL_BANK = ROOT / "seeds" / "lookups" / "label_bank.csv"
# Text, intents of which one is the likeliest, sentiment, whether it tells of friction.
PLAIN = (
    ("Where do I switch the language of the app?", {"question"}, "neutral", False),
    (
        "Since yesterday the map stays empty for all of our drivers.",
        {"bug_report"},
        "negative",
        True,
    ),
    (
        "It would be great if we could sort the guest list by table.",
        {"feature_request"},
        None,
        None,
    ),
    ("Please cancel our subscription at the end of the month.", {"account_request"}, None, None),
    ("We absolutely love the new timeline, great work!", {"praise"}, "positive", False),
    (
        "Three weeks without an answer is an unacceptable way to treat paying customers.",
        {"complaint"},
        "negative",
        True,
    ),
    ("Thanks, talk to you on Tuesday.", {"other"}, None, False),
    (
        "The upload crashes with an error whenever I attach a picture.",
        {"bug_report"},
        "negative",
        True,
    ),
    ("How can I invite a second bookkeeper?", {"question"}, "neutral", False),
    (
        "We keep a spreadsheet on the side because the totals are never right.",
        None,
        "negative",
        True,
    ),
)


def shipped() -> LabelReader:
    return from_bytes(SHIPPED_READER.read_bytes())


def test_the_shipped_reader_was_fitted_on_the_shipped_bank() -> None:
    bank = pl.read_csv(LABEL_BANK, infer_schema=False).select(BANK_COLUMNS)
    vectors = to_vectors_version(MiniLmEmbedder(load_shipped_layers()))
    digest = hash_bank(bank.rows(), embedder_version=vectors)
    expected = f"{VERSION}+{vectors}+{digest}"
    assert shipped().version == expected, "the label bank changed: run `make reader`"


def test_the_shipped_bank_has_no_label_that_does_not_exist() -> None:
    bank = pl.read_csv(LABEL_BANK, infer_schema=False)
    assert {len(rows) for rows in to_targets(bank).values()} == {len(bank)}


def test_the_shipped_reader_knows_today_s_labels() -> None:
    with np.load(SHIPPED_READER, allow_pickle=False) as arrays:
        said = json.loads(arrays["said"].tobytes())
    assert said["labels"] == {name: list(labels) for name, labels in HEADS.items()}
    reader = shipped()
    assert {name: len(head.intercepts) for name, head in reader.heads.items()} == {
        name: len(labels) for name, labels in HEADS.items()
    }
    assert set(reader.thresholds) == {"friction", *HEADS["signal"]}


# The one test of the reader that ships, with the model that ships.
def test_the_shipped_reader_understands_plain_sentences() -> None:
    reader, texts = shipped(), [row[0] for row in PLAIN]
    read = reader.read(
        SegmentFeatures(texts, *MiniLmEmbedder(load_shipped_layers()).embed_twice(texts))
    )
    found = {
        text: (
            HEADS["intent"][read["intent"][row].argmax()],
            HEADS["sentiment"][read["sentiment"][row].argmax()],
            bool(read["friction"][row, 0] >= reader.thresholds["friction"]),
        )
        for row, text in enumerate(texts)
    }
    wrong = {
        text: found[text]
        for text, intents, sentiment, is_friction in PLAIN
        if found[text][0] not in (intents or HEADS["intent"])
        or sentiment not in {None, found[text][1]}
        or is_friction not in {None, found[text][2]}
    }
    assert wrong == {}
    signals = read["signal"] >= [reader.thresholds[name] for name in HEADS["signal"]]
    heard = [
        {name for name, is_heard in zip(HEADS["signal"], row, strict=True) if is_heard}
        for row in signals
    ]
    assert "churn_risk" in heard[3]
    assert "workaround" in heard[9]
    assert heard[4] == heard[6] == set()


def test_what_the_command_writes_is_what_the_warehouse_looks_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, csv = tmp_path / "label_reader.npz", tmp_path / "seeds" / "lookups" / "label_bank.csv"
    csv.parent.mkdir(parents=True)
    kinds = pl.Series("product_kind", [f"tool {number % 9}" for number in range(len(BANK))])
    BANK.with_columns(kinds).reverse().write_csv(csv)
    monkeypatch.setattr(fit_label_reader, "ROOT", tmp_path)
    monkeypatch.setattr(fit_label_reader, "SHIPPED_READER", path)
    monkeypatch.setattr(fit_label_reader, "SHIPPED_LAYERS", tmp_path / "reading_layers.npz")
    monkeypatch.setattr(fit_label_reader, "MiniLmEmbedder", lambda _: HashingEmbedder())
    monkeypatch.setattr(fit_label_reader, "fit_reading_layers", _fit_layers)
    monkeypatch.setattr("sys.argv", ["fit_label_reader", "--layers"])
    fit_label_reader.main()
    monkeypatch.setattr(label_bank, "SHIPPED_READER", path)
    monkeypatch.delattr(label_bank, "fit_label_reader")
    with connect(tmp_path / "build.duckdb") as connection:
        create_enriched_tables(connection)
        replace_table(connection, "lookups.label_bank", pl.read_csv(csv, infer_schema=False))
        reader = find_bank_reader(connection, embedder=HashingEmbedder(), report=print)
    assert f"32 sentences, {reader.version}" in capsys.readouterr().out
    kept = from_layer_bytes((tmp_path / "reading_layers.npz").read_bytes())
    assert kept.thresholds == reader.thresholds
    assert set(kept.thresholds) == {"friction", *HEADS["signal"]}


def _fit_layers(
    texts: list[str], targets: dict[str, Targets], *, report: Callable[[str], None]
) -> ReadingLayers:
    assert {len(rows) for rows in targets.values()} == {len(texts)}
    report("fitted")
    nothing = {
        name: LinearHead(
            np.zeros((EMBEDDING_DIMENSION, len(labels)), np.float32),
            np.zeros(len(labels), np.float32),
        )
        for name, labels in HEADS.items()
    }
    return ReadingLayers({}, nothing, {})
