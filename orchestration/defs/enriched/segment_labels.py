"""Segment labels: what each segment's author wants, how it comes across and what it reveals.

Here belongs the wiring: each segment is read once for all labels. How a label is decided belongs in
`python_models/{intents,sentiment,signals}.py`, on which examples in `seeds/lookups/label_bank.csv`.
"""

from collections.abc import Iterator
from typing import Final

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of, create_enriched_tables
from orchestration.human_labels import read_decided_labels
from orchestration.label_bank import read_label_reader
from orchestration.segment_labels import Labeller, label_segments
from orchestration.warehouse import Connection, read_table
from python_models.intents import classify_intents
from python_models.label_corrections import correct_intents, correct_sentiments, correct_signals
from python_models.label_reader import VERSION
from python_models.segment_features import SegmentFeatures
from python_models.sentiment import score_sentiment
from python_models.signals import detect_signals

_TABLES: Final = {
    "segment_intents": "One row per segment: what its author wants.",
    "segment_sentiments": "One row per segment: its sentiment, friction and emotion.",
    "segment_signals": "One row per segment and signal.",
}
_NAMED: Final = """
select distinct segment_id from enriched.segment_entities where entity_type = 'competitor'
"""
# another lookup of competitors finds other mentions
_ENTITIES_VERSION: Final = """
select coalesce(max(model_version), 'none') as model_version
from enriched.labelled_segments where label_table = 'segment_entities'
"""


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            ["enriched", name],
            description=description,
            group_name="enriched",
            kinds={"python", "polars"},
            deps=[["enriched", "label_readers"], ["enriched", "segment_entities"]],
            code_version=VERSION,
        )
        for name, description in _TABLES.items()
    ],
    name="segment_labels",
    pool="duckdb_writer",
)
def segment_labels(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> Iterator[dg.MaterializeResult[None]]:
    """Label segments that are new or were labelled by another reader."""
    new = 0
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        if enrichment.is_on:
            labeller = _find_labeller(connection, embedder_version=enrichment.embedder().version)
            new = label_segments(connection, labeller, report=context.log.info)
        rows = {name: count_rows_of(connection, name) for name in _TABLES}
    for name in _TABLES:
        yield dg.MaterializeResult(
            asset_key=["enriched", name],
            metadata={"dagster/row_count": rows[name], "new_segment_count": new},
        )


def _find_labeller(connection: Connection, *, embedder_version: str) -> Labeller:
    reader = read_label_reader(connection)
    people = read_decided_labels(connection)
    competitors = read_table(connection, _NAMED)["segment_id"]
    version = f"{reader.version}+{read_table(connection, _ENTITIES_VERSION)['model_version'][0]}"

    def label(batch: pl.DataFrame) -> dict[str, pl.DataFrame]:
        ids = batch["segment_id"]
        readings = reader.read(SegmentFeatures.of(batch))
        intents = classify_intents(ids, readings, version=reader.version)
        threshold = reader.thresholds["friction"]
        sentiments = score_sentiment(
            ids, readings, friction_threshold=threshold, version=reader.version
        )
        signals = detect_signals(
            ids,
            readings,
            named_competitors=competitors.filter(competitors.is_in(ids.implode())),
            thresholds=reader.thresholds,
            version=version,
        )
        return {
            "segment_intents": correct_intents(intents, people),
            "segment_sentiments": correct_sentiments(sentiments, people),
            "segment_signals": correct_signals(signals, people, segment_ids=ids, version=version),
        }

    return Labeller("segment_labels", version, embedder_version, label)
