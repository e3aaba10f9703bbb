"""The label bank with its embeddings: what the heads are fitted on.

Here belongs getting the examples. Fitting belongs in `python_models/heads.py`; the sentences belong
in `seeds/lookups/label_bank.csv`.
"""

import polars as pl

from orchestration.enrichment import EMBEDDING_KEY, read_embeddings, upsert_rows, writing
from orchestration.warehouse import Connection, read_table
from python_models.embeddings import Embedder, Vectors, embed_texts, to_matrix
from python_models.heads import LinearHead, fit_head
from python_models.segments import hash_content


def fit_bank_head(
    connection: Connection, *, label_column: str, embedder: Embedder, missing: str | None = None
) -> LinearHead:
    """Fit the head of one column of the label bank.

    Args:
        connection: of the build file, with `lookups.label_bank`.
        label_column: intent, sentiment, emotion or signal.
        embedder: the same that embedded the segments; each sentence is embedded once, ever.
        missing: the label of sentences that have none; by default those are left out.
    """
    label = pl.col(label_column).replace("", None)
    bank = read_table(
        connection, f"select text, {label_column} from lookups.label_bank order by text"
    )
    bank = bank.with_columns(label if missing is None else label.fill_null(missing)).drop_nulls(
        label_column
    )
    vectors = _embed_once(connection, bank["text"], embedder=embedder)
    return fit_head(
        vectors, bank[label_column].to_list(), name=label_column, embedder_version=embedder.version
    )


def _embed_once(connection: Connection, texts: pl.Series, *, embedder: Embedder) -> Vectors:
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
    return to_matrix(
        wanted.join(known, on="content_sha256", how="left", maintain_order="left")["embedding"]
    )
