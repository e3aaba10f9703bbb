"""Fit the reader that the project ships: `make reader`, after every change of the label bank.

Here belongs the command. Where readers come from at run time belongs in
`orchestration/label_bank.py`.
"""

import polars as pl

from orchestration.dbt import ROOT
from orchestration.label_bank import SHIPPED_READER
from python_models.embeddings import MiniLmEmbedder
from python_models.label_reader import to_bytes
from python_models.label_reader_fitting import fit_label_reader
from python_models.label_targets import BANK_COLUMNS
from python_models.segment_features import SegmentFeatures


def main() -> None:
    """Read seeds/lookups/label_bank.csv, embed, fit, write."""
    bank = (
        pl.read_csv(ROOT / "seeds" / "lookups" / "label_bank.csv", infer_schema=False)
        .select(BANK_COLUMNS)
        .sort("text")
    )
    embedder = MiniLmEmbedder()
    vectors, layer_vectors = embedder.embed_layers(bank["text"].to_list())
    reader = fit_label_reader(
        bank,
        SegmentFeatures(bank["text"].to_list(), vectors, layer_vectors),
        embedder_version=embedder.version,
    )
    SHIPPED_READER.write_bytes(to_bytes(reader))
    print(f"{SHIPPED_READER.name}: {len(bank):,} sentences, {reader.version}")  # noqa: T201
    print({name: round(value, 3) for name, value in reader.thresholds.items()})  # noqa: T201


if __name__ == "__main__":
    main()
