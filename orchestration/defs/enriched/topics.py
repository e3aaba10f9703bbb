"""Topics: recognised where known, found where new, with what they are made of and how they changed.

Here belongs the wiring to Dagster. The order of things belongs in `topic_updates.py`; what a topic
is belongs in `python_models/topics.py`.
"""

from collections.abc import Iterator
from typing import Final

import dagster as dg

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of, create_enriched_tables
from orchestration.topic_updates import TopicUpdate
from orchestration.watch_topics import update_watch_topics
from python_models.topics import VERSION, LeidenTopicModel

_TABLES: Final = {
    "topics": "One row per topic in its current version, watch topics included.",
    "topic_examples": "One row per topic and representative segment.",
    "segment_topics": "One row per segment: its topic, or the reason why it has none.",
    "topic_lineage": "One row per change of a topic between two versions.",
    "topic_spaces": "One row per time that all topics were found: where they live, how they fit.",
    "watch_topic_segments": "One row per watch topic and segment that it matches.",
}


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            ["enriched", name],
            description=description,
            group_name="enriched",
            kinds={"python", "polars"},
            deps=[
                ["enriched", "segment_intents"],
                ["lookups", "topic_overrides"],
                ["lookups", "watch_topics"],
            ],
            code_version=VERSION,
        )
        for name, description in _TABLES.items()
    ],
    name="topics",
    pool="duckdb_writer",
)
def topics(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> Iterator[dg.MaterializeResult[None]]:
    """Assign new segments to known topics, and let topics be born from those that fit none."""
    embedder = enrichment.embedder()
    model = LeidenTopicModel(embedder=embedder)
    namer = enrichment.topic_namer(warn=context.log.warning)
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        update_watch_topics(connection, embedder=embedder, report=context.log.info)
        unheeded = TopicUpdate(connection, model, context.log.info, namer).run()
        rows = {name: count_rows_of(connection, name) for name in _TABLES}
    for sentence in unheeded:
        context.log.warning(sentence)
    for name in _TABLES:
        heed = {"unheeded_overrides": len(unheeded)} if name == "topics" else {}
        yield dg.MaterializeResult(
            asset_key=["enriched", name], metadata={"dagster/row_count": rows[name], **heed}
        )
