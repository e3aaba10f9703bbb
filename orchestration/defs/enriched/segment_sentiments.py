"""Segment sentiments: how each segment comes across.

Here belongs the wiring. How a label is decided belongs in `python_models/sentiment.py`, on which
examples in `seeds/lookups/label_bank.csv`.
"""

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of
from orchestration.human_labels import read_decided_labels
from orchestration.label_bank import read_label_reader
from orchestration.segment_labels import LabelTable, label_segments
from python_models.label_corrections import correct_sentiments
from python_models.segment_features import SegmentFeatures
from python_models.sentiment import score_sentiment


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "label_readers"]],
    code_version="reader-1",
    pool="duckdb_writer",
)
def segment_sentiments(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment: its sentiment, friction and emotion."""
    new = 0
    with warehouse.connect() as connection:
        if enrichment.is_on:
            reader = read_label_reader(connection)
            people = read_decided_labels(connection)

            def label(segment_ids: pl.Series, features: SegmentFeatures) -> pl.DataFrame:
                readings = reader.read(features)
                sentiments = score_sentiment(
                    segment_ids,
                    readings,
                    friction_threshold=reader.thresholds["friction"],
                    version=reader.version,
                )
                return correct_sentiments(sentiments, people)

            table = LabelTable(
                name="segment_sentiments",
                version=reader.version,
                embedder_version=enrichment.embedder().version,
                labeller=label,
            )
            new = label_segments(connection, table, report=context.log.info)
        rows = count_rows_of(connection, "segment_sentiments")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})
