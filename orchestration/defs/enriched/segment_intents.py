"""Segment intents: what the author of each segment wants.

Here belongs the wiring. How a label is decided belongs in `python_models/intents.py`, on which
examples in `seeds/lookups/label_bank.csv`.
"""

from functools import partial

import dagster as dg

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of
from orchestration.label_bank import fit_bank_head
from orchestration.segment_labels import LabelTable, label_segments
from python_models.intents import classify_intents


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "segment_embeddings"], ["lookups", "label_bank"]],
    code_version="lr-1",
    pool="duckdb_writer",
)
def segment_intents(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment: what its author wants."""
    embedder = enrichment.embedder()
    new = 0
    with warehouse.connect() as connection:
        if enrichment.is_on:
            classifier = fit_bank_head(connection, label_column="intent", embedder=embedder)
            new = label_segments(
                connection,
                LabelTable(
                    name="segment_intents",
                    version=classifier.version,
                    embedder_version=embedder.version,
                    labeller=partial(classify_intents, classifier=classifier),
                ),
                report=context.log.info,
            )
        rows = count_rows_of(connection, "segment_intents")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})
