"""Segment signals: what a segment reveals beside what it asks.

Here belongs the wiring. How a label is decided belongs in `python_models/signals.py`, on which
examples in `seeds/lookups/label_bank.csv`.
"""

from functools import partial

import dagster as dg

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of
from orchestration.label_bank import fit_bank_head
from orchestration.segment_labels import LabelTable, label_segments
from python_models.signals import NO_SIGNAL, detect_signals


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "segment_embeddings"], ["lookups", "label_bank"]],
    code_version="lr-1",
    pool="duckdb_writer",
)
def segment_signals(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment and signal."""
    embedder = enrichment.embedder()
    new = 0
    with warehouse.connect() as connection:
        if enrichment.is_on:
            classifier = fit_bank_head(
                connection, label_column="signal", embedder=embedder, missing=NO_SIGNAL
            )
            new = label_segments(
                connection,
                LabelTable(
                    name="segment_signals",
                    version=classifier.version,
                    embedder_version=embedder.version,
                    labeller=partial(detect_signals, classifier=classifier),
                ),
                report=context.log.info,
            )
        rows = count_rows_of(connection, "segment_signals")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})
