"""The label reader in use: fitted on the label bank, moved by people's corrections.

Here belongs where a reader comes from and where it is kept. Fitting belongs in
`python_models/label_reader_fitting.py`; the sentences belong in `seeds/lookups/label_bank.csv`.
"""

import hashlib
from pathlib import Path
from typing import Final

import polars as pl

import python_models
from orchestration.enrichment import (
    EMBEDDING_KEY,
    Report,
    create_enriched_tables,
    read_embeddings,
    upsert_rows,
    writing,
)
from orchestration.errors import LabelReaderError
from orchestration.human_labels import read_human_examples
from orchestration.warehouse import Connection, read_table
from python_models.embeddings import Embedder, embed_texts, to_vectors_version
from python_models.frames import LabelReaders
from python_models.label_adaptation import adapt_label_reader
from python_models.label_reader import VERSION, LabelReader, from_bytes, hash_bank, to_bytes
from python_models.label_reader_fitting import fit_label_reader
from python_models.label_targets import BANK_COLUMNS, to_corrections
from python_models.reading_layers import load_shipped_layers
from python_models.segment_features import SegmentFeatures
from python_models.segments import hash_content

# Fitted on the bank that comes with the project: nobody needs to fit it twice.
SHIPPED_READER: Final = Path(python_models.__file__).parent / "label_reader.npz"


def renew_label_reader(
    connection: Connection, *, embedder: Embedder, report: Report
) -> LabelReader:
    """Keep the reader of today's bank and today's corrections in `enriched.label_readers`."""
    create_enriched_tables(connection)
    reader = find_bank_reader(connection, embedder=embedder, report=report)
    examples = read_human_examples(connection)
    if not examples.is_empty():
        report(f"{len(examples):,} segments labelled by people")
        features = embed_once(connection, examples["text"], embedder=embedder)
        reader = adapt_label_reader(
            reader,
            reader.to_hidden(features),
            to_corrections(examples),
            version_suffix=_hash_rows(examples),
        )
    _keep(connection, reader, role="current")
    return reader


def read_label_reader(connection: Connection) -> LabelReader:
    """The reader that `renew_label_reader` kept.

    Raises:
        LabelReaderError: there is none yet.
    """
    found = _read_kept(connection, role="current")
    if found is None:
        raise LabelReaderError(
            "Expected a label reader in enriched.label_readers, found none. "
            "Materialize enriched/label_readers first; `make run` does."
        )
    return found


def read_bank(connection: Connection) -> pl.DataFrame:
    """The label bank's columns that teach, sorted by text; empty cells are null."""
    return read_table(
        connection, f"select {', '.join(BANK_COLUMNS)} from lookups.label_bank order by text"
    ).with_columns(pl.col(pl.String).replace("", None))


def embed_once(connection: Connection, texts: pl.Series, *, embedder: Embedder) -> SegmentFeatures:
    """Features of texts; what is not embedded yet is embedded and kept."""
    wanted = pl.DataFrame(
        {"content_sha256": [hash_content(text) for text in texts], "segment_text": texts}
    )
    known = read_embeddings(connection, wanted["content_sha256"], embedder=embedder)
    new = wanted.join(known, on="content_sha256", how="anti").unique(
        "content_sha256", maintain_order=True
    )
    if not new.is_empty():
        embedded = embed_texts(new, embedder=embedder)
        with writing(connection):
            upsert_rows(connection, "segment_embeddings", embedded, key=EMBEDDING_KEY)
        known = pl.concat([known, embedded.select(known.columns)])
    return SegmentFeatures.of(
        wanted.join(known, on="content_sha256", how="left", maintain_order="left")
    )


def find_bank_reader(connection: Connection, *, embedder: Embedder, report: Report) -> LabelReader:
    """The reader of today's label bank: the shipped one, the one kept, or a new one."""
    bank = read_bank(connection)
    made_by = to_vectors_version(embedder)
    wanted = f"{VERSION}+{made_by}+{hash_bank(bank.rows(), embedder_version=made_by)}"
    if SHIPPED_READER.is_file():
        shipped = from_bytes(SHIPPED_READER.read_bytes())
        if shipped.version == wanted:
            return shipped
    kept = _read_kept(connection, role="bank")
    if kept is not None and kept.version == wanted:
        return kept
    report(f"The label bank is not the shipped one: fitting its {len(bank):,} sentences, once")
    features = embed_once(connection, bank["text"], embedder=embedder)
    layers = load_shipped_layers()
    reader = fit_label_reader(
        bank,
        features,
        embedder_version=made_by,
        reading_layers=layers if layers.version == embedder.reading_version else None,
    )
    _keep(connection, reader, role="bank")
    return reader


def _read_kept(connection: Connection, *, role: str) -> LabelReader | None:
    rows = connection.execute(
        "select content from enriched.label_readers where reader_role = ?", [role]
    ).fetchall()
    return from_bytes(rows[0][0]) if rows else None


def _keep(connection: Connection, reader: LabelReader, *, role: str) -> None:
    frame = LabelReaders.validate(
        pl.DataFrame(
            {
                "reader_role": [role],
                "content": [to_bytes(reader)],
                "model_version": [reader.version],
            }
        )
    )
    with writing(connection):
        upsert_rows(connection, "label_readers", frame, key="reader_role")


def _hash_rows(examples: pl.DataFrame) -> str:
    # with the segment: of two that say the same, one may be labelled and the other not
    rows = sorted(examples.select("segment_id", *BANK_COLUMNS).rows(), key=str)
    return hashlib.sha256(str(rows).encode()).hexdigest()[:8]
