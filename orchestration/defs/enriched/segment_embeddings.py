"""Segment embeddings: each distinct text embedded once, ever.

Here belongs which texts are still to do. How a text is embedded belongs in
`python_models/embeddings.py`.
"""

from typing import Final

import dagster as dg

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import (
    EMBEDDING_KEY,
    count_rows_of,
    create_enriched_tables,
    take_batches,
    upsert_rows,
    writing,
)
from python_models.embeddings import embed_texts

# By length: texts of one batch are alike, so little of a batch is padding.
_TO_DO: Final = """
select content_sha256, min(segment_text) as segment_text
from enriched.message_segments
anti join (
    select content_sha256 from enriched.segment_embeddings
    where model_version = '{version}' and reading_version = '{reading_version}'
) using (content_sha256)
group by content_sha256
order by length(min(segment_text)), content_sha256
"""
_BATCH_SIZE: Final = 2_048


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "message_segments"]],
    code_version="minilm-2",
    pool="duckdb_writer",
)
def segment_embeddings(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per distinct text and model."""
    new, embedder = 0, enrichment.embedder()
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        for batch in take_batches(
            connection,
            _TO_DO.format(version=embedder.version, reading_version=embedder.reading_version),
            batch_size=_BATCH_SIZE,
            report=context.log.info,
            noun="texts embedded",
        ):
            embedded = embed_texts(batch, embedder=embedder)
            with writing(connection):
                upsert_rows(connection, "segment_embeddings", embedded, key=EMBEDDING_KEY)
            new += len(embedded)
        rows = count_rows_of(connection, "segment_embeddings")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_text_count": new})
