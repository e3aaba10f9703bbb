"""How every label of segments is kept up to date: what is new or was labelled by another version.

Here belongs what the label assets share. What a label is belongs in `python_models`.
"""

from collections.abc import Callable
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
from python_models.segment_features import SegmentFeatures

# English heads leave other languages alone: a wrong label is worse than none.
_TO_DO: Final = """
select
    segments.segment_id, segments.segment_text, embeddings.embedding, embeddings.layer_embedding
from enriched.message_segments as segments
inner join enriched.segment_embeddings as embeddings
    on segments.content_sha256 = embeddings.content_sha256
    and embeddings.model_version = '{embedder_version}'
anti join enriched.labelled_segments as done
    on segments.segment_id = done.segment_id
    and done.label_table = '{table}' and done.model_version = '{version}'
where segments.language_code = 'en'
"""
_BATCH_SIZE: Final = 20_000

Labeller = Callable[[pl.Series, SegmentFeatures], pl.DataFrame]


@dataclass(frozen=True)
class LabelTable:
    """One table of labels, and what fills it: another version of that labels everything again."""

    name: str
    version: str
    embedder_version: str
    labeller: Labeller


def label_segments(connection: Connection, table: LabelTable, *, report: Report) -> int:
    """Label what is not labelled by the table's version yet; returns how many segments."""
    create_enriched_tables(connection)
    new = 0
    to_do = _TO_DO.format(
        table=table.name, version=table.version, embedder_version=table.embedder_version
    )
    for batch in take_batches(
        connection, to_do, batch_size=_BATCH_SIZE, report=report, noun="segments labelled"
    ):
        labels = table.labeller(batch["segment_id"], SegmentFeatures.of(batch))
        done = batch.select(
            "segment_id",
            pl.lit(table.name).alias("label_table"),
            pl.lit(table.version).alias("model_version"),
            pl.format("{}/{}", pl.lit(table.name), "segment_id").alias("labelled_id"),
        )
        with writing(connection):
            # a segment that lost its label has no row in the batch's labels: replaced by segment
            upsert_rows(connection, table.name, labels, key="segment_id", of=batch["segment_id"])
            upsert_rows(connection, "labelled_segments", done, key="labelled_id")
        new += len(batch)
    return new
