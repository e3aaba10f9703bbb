"""How labels of segments are kept up to date: what is new or was labelled by another version.

Here belongs what the assets of labels share. What a label is belongs in `python_models`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from orchestration.enrichment import (
    Report,
    create_enriched_tables,
    take_batches,
    upsert_rows,
    writing,
)
from orchestration.warehouse import Connection

# English heads leave other languages alone: a wrong label is worse than none.
_TO_DO: Final = """
select
    segments.segment_id, segments.char_start, segments.segment_text,
    embeddings.embedding, embeddings.reading_embedding
from enriched.message_segments as segments
inner join enriched.segment_embeddings as embeddings
    on segments.content_sha256 = embeddings.content_sha256
    and embeddings.model_version = '{embedder_version}'
anti join enriched.labelled_segments as done
    on segments.segment_id = done.segment_id
    and done.label_table = '{name}' and done.model_version = '{version}'
where segments.language_code = 'en'
"""
_BATCH_SIZE: Final = 20_000


@dataclass(frozen=True)
class Labeller:
    """What fills one table of labels or several at once.

    Attributes:
        name: of the table, or of what its tables have in common.
        version: another one labels everything again.
        embedder_version: whose vectors it reads.
        label: the labels of a batch by table; a batch has segment_id, char_start, segment_text,
            embedding and reading_embedding.
    """

    name: str
    version: str
    embedder_version: str
    label: Callable[[pl.DataFrame], Mapping[str, pl.DataFrame]]


def label_segments(connection: Connection, labeller: Labeller, *, report: Report) -> int:
    """Label what is not labelled by the labeller's version yet; returns how many segments."""
    create_enriched_tables(connection)
    new = 0
    to_do = _TO_DO.format(
        name=labeller.name, version=labeller.version, embedder_version=labeller.embedder_version
    )
    for batch in take_batches(
        connection, to_do, batch_size=_BATCH_SIZE, report=report, noun="segments labelled"
    ):
        labels = labeller.label(batch)
        done = batch.select(
            "segment_id",
            pl.lit(labeller.name).alias("label_table"),
            pl.lit(labeller.version).alias("model_version"),
            pl.format("{}/{}", pl.lit(labeller.name), "segment_id").alias("labelled_id"),
        )
        with writing(connection):
            for name, rows in labels.items():
                # a segment that lost its label has no row in the batch's labels
                upsert_rows(connection, name, rows, key="segment_id", of=batch["segment_id"])
            upsert_rows(connection, "labelled_segments", done, key="labelled_id")
        new += len(batch)
    return new
