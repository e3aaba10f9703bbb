"""Segment signals: what a segment reveals beside what it asks.

Here belongs the wiring. How a label is decided belongs in `python_models/signals.py`, on which
examples in `seeds/lookups/label_bank.csv`.
"""

from typing import Final

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of
from orchestration.human_labels import read_decided_labels
from orchestration.label_bank import read_label_reader
from orchestration.segment_labels import LabelTable, label_segments
from orchestration.warehouse import Connection, read_table
from python_models.label_corrections import correct_signals
from python_models.segment_features import SegmentFeatures
from python_models.signals import detect_signals

_NAMED: Final = """
select distinct segment_id from enriched.segment_entities where entity_type = 'competitor'
"""
# another lookup of competitors finds other mentions
_ENTITIES_VERSION: Final = """
select coalesce(max(model_version), 'none') as model_version
from enriched.labelled_segments where label_table = 'segment_entities'
"""


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "label_readers"], ["enriched", "segment_entities"]],
    code_version="reader-1",
    pool="duckdb_writer",
)
def segment_signals(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment and signal."""
    new = 0
    with warehouse.connect() as connection:
        if enrichment.is_on:
            table = _describe_table(connection, embedder_version=enrichment.embedder().version)
            new = label_segments(connection, table, report=context.log.info)
        rows = count_rows_of(connection, "segment_signals")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})


def _describe_table(connection: Connection, *, embedder_version: str) -> LabelTable:
    reader = read_label_reader(connection)
    people = read_decided_labels(connection)
    competitors = read_table(connection, _NAMED)["segment_id"]
    version = f"{reader.version}+{_read_entities_version(connection)}"

    def label(segment_ids: pl.Series, features: SegmentFeatures) -> pl.DataFrame:
        signals = detect_signals(
            segment_ids,
            reader.read(features),
            named_competitors=competitors.filter(competitors.is_in(segment_ids.implode())),
            thresholds=reader.thresholds,
            version=version,
        )
        return correct_signals(signals, people, segment_ids=segment_ids, version=version)

    return LabelTable("segment_signals", version, embedder_version, label)


def _read_entities_version(connection: Connection) -> str:
    return str(read_table(connection, _ENTITIES_VERSION)["model_version"][0])
