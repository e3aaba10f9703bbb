"""Fit what the project ships: `make reader`, after every change of the label bank.

Here belongs the command: five minutes on two cores, and half an hour with MiniLM's upper layers,
`make layers`, which a changed bank may wait for. Where readers come from at run time belongs in
`orchestration/label_bank.py`.
"""

import argparse
import hashlib
from dataclasses import replace

import numpy as np
import polars as pl

from orchestration.dbt import ROOT
from orchestration.label_bank import SHIPPED_READER
from python_models.embeddings import MiniLmEmbedder, to_vectors_version
from python_models.label_reader import to_bytes
from python_models.label_reader_fitting import (
    ReaderSettings,
    fit_heads,
    fit_label_reader,
    listen_to_both,
)
from python_models.label_targets import BANK_COLUMNS, to_targets
from python_models.label_thresholds import choose_thresholds
from python_models.reading_layers import SHIPPED_LAYERS, ReadingLayers
from python_models.reading_layers import from_bytes as from_layer_bytes
from python_models.reading_layers import to_bytes as layers_to_bytes
from python_models.reading_layers_fitting import fit_reading_layers
from python_models.segment_features import SegmentFeatures

# Sentences about some kinds of products are kept from a first fit, to choose thresholds on.
KEPT_OF_EIGHT = 1


def main() -> None:
    """Read seeds/lookups/label_bank.csv, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m orchestration.fit_label_reader")
    parser.add_argument("--layers", action="store_true", help="move MiniLM's upper layers first")
    bank = pl.read_csv(ROOT / "seeds" / "lookups" / "label_bank.csv", infer_schema=False).sort(
        "text"
    )
    if parser.parse_args().layers:
        fitted = replace(_fit_layers(bank), thresholds=_choose_thresholds(bank))
        SHIPPED_LAYERS.write_bytes(layers_to_bytes(fitted))
    layers = from_layer_bytes(SHIPPED_LAYERS.read_bytes())
    embedder = MiniLmEmbedder(layers)
    reader = fit_label_reader(
        bank,
        _to_features(bank, embedder),
        embedder_version=to_vectors_version(embedder),
        reading_layers=layers,
    )
    SHIPPED_READER.write_bytes(to_bytes(reader))
    _say(f"{len(bank):,} sentences, {reader.version}")
    _say(str({name: round(value, 3) for name, value in reader.thresholds.items()}))


def _choose_thresholds(bank: pl.DataFrame) -> dict[str, float]:
    kinds = bank["product_kind"].fill_null("")
    kept = np.array([_is_kept(kind) for kind in kinds])
    _say(f"{kept.sum():,} of {len(kept):,} sentences kept from a first fit")
    known, unknown = bank.filter(~kept), bank.filter(kept)
    layers = _fit_layers(known)
    embedder = MiniLmEmbedder(layers)
    reader = fit_heads(_to_features(known, embedder), _to_targets(known), ReaderSettings())
    readings = listen_to_both(reader, layers).read(_to_features(unknown, embedder))
    return choose_thresholds(readings, _to_targets(unknown))


def _fit_layers(bank: pl.DataFrame) -> ReadingLayers:
    return fit_reading_layers(bank["text"].to_list(), _to_targets(bank), report=_say)


def _to_targets(bank: pl.DataFrame) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    return to_targets(bank.select(BANK_COLUMNS))


def _to_features(bank: pl.DataFrame, embedder: MiniLmEmbedder) -> SegmentFeatures:
    texts = bank["text"].to_list()
    return SegmentFeatures(texts, *embedder.embed_twice(texts))


def _is_kept(product_kind: str) -> bool:
    digest = hashlib.sha256(product_kind.encode()).digest()
    return digest[0] % 8 < KEPT_OF_EIGHT


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
