"""Segment intents: what the author of each segment wants.

Here belongs the wiring. How a label is decided belongs in `python_models/intents.py`, on which
examples in `seeds/lookups/label_bank.csv`.
"""

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of
from orchestration.human_labels import read_decided_labels
from orchestration.label_bank import read_label_reader
from orchestration.segment_labels import LabelTable, label_segments
from python_models.intents import classify_intents
from python_models.label_corrections import correct_intents
from python_models.segment_features import SegmentFeatures


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "label_readers"]],
    code_version="reader-1",
    pool="duckdb_writer",
)
def segment_intents(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment: what its author wants."""
    new = 0
    with warehouse.connect() as connection:
        if enrichment.is_on:
            reader = read_label_reader(connection)
            people = read_decided_labels(connection)

            def label(segment_ids: pl.Series, features: SegmentFeatures) -> pl.DataFrame:
                readings = reader.read(features)
                intents = classify_intents(segment_ids, readings, version=reader.version)
                return correct_intents(intents, people)

            table = LabelTable(
                name="segment_intents",
                version=reader.version,
                embedder_version=enrichment.embedder().version,
                labeller=label,
            )
            new = label_segments(connection, table, report=context.log.info)
        rows = count_rows_of(connection, "segment_intents")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})
