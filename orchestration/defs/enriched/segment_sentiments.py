"""Segment sentiments: how each segment sounds.

Here belongs the wiring. How a label is decided belongs in `python_models/sentiment.py`, on which
examples in `seeds/lookups/label_bank.csv`.
"""

from functools import partial

import dagster as dg

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of
from orchestration.label_bank import fit_bank_head
from orchestration.segment_labels import LabelTable, label_segments
from python_models.sentiment import score_sentiment


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "segment_embeddings"], ["lookups", "label_bank"]],
    code_version="lr-1",
    pool="duckdb_writer",
)
def segment_sentiments(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment: its sentiment and emotion."""
    embedder = enrichment.embedder()
    new = 0
    with warehouse.connect() as connection:
        if enrichment.is_on:
            polarity = fit_bank_head(connection, label_column="sentiment", embedder=embedder)
            emotion = fit_bank_head(connection, label_column="emotion", embedder=embedder)
            new = label_segments(
                connection,
                LabelTable(
                    name="segment_sentiments",
                    version=f"{polarity.version}/{emotion.version}",
                    embedder_version=embedder.version,
                    labeller=partial(score_sentiment, polarity=polarity, emotion=emotion),
                ),
                report=context.log.info,
            )
        rows = count_rows_of(connection, "segment_sentiments")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})
