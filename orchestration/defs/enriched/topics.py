"""Topics: recognised where known, found where new, with what they are made of and how they changed.

Here belongs reading and writing; all tables in one transaction, since topics without their members
cannot be continued. What a topic is belongs in `python_models/topics.py`.
"""

from collections.abc import Iterator
from typing import Final

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of, create_enriched_tables, upsert_rows, writing
from orchestration.warehouse import Connection, read_table
from python_models.topics import VERSION, LeidenTopicModel, TopicState

# All segments of a conversation come along: a sentence is read in the light of the others.
_SEGMENTS: Final = """
with candidates as (
    select
        segments.segment_id, segments.message_id, messages.conversation_id,
        segments.content_sha256, segments.segment_text,
        messages.sent_at as occurred_at, embeddings.embedding,
        case
            when segments.language_code != 'en' then 'not_english'
            when intents.intent = 'other' then 'no_request'
        end as noise_reason,
        done.segment_id is null or done.model_version != '{version}'
            or coalesce(done.noise_reason = 'unlike_any_topic', false) as is_to_do,
        done.segment_id is null or done.model_version != '{version}' as is_new
    from enriched.message_segments as segments
    inner join intermediate.int_messages_unioned as messages
        on segments.message_id = messages.message_id
    inner join enriched.segment_embeddings as embeddings
        on segments.content_sha256 = embeddings.content_sha256
        and embeddings.model_version = '{embedder_version}'
    left join enriched.segment_intents as intents on segments.segment_id = intents.segment_id
    left join enriched.segment_topics as done on segments.segment_id = done.segment_id
)
select candidates.* exclude (is_new) from candidates
semi join (select conversation_id from candidates where is_to_do) as conversations_to_do
    on candidates.conversation_id = conversations_to_do.conversation_id
where (select coalesce(bool_or(is_new), false) from candidates)
"""


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            ["enriched", name],
            description=description,
            group_name="enriched",
            kinds={"python", "polars"},
            deps=[["enriched", "segment_intents"]],
            code_version=VERSION,
        )
        for name, description in {
            "topics": "One row per topic in its current version.",
            "topic_examples": "One row per topic and representative segment.",
            "segment_topics": "One row per segment: its topic, or the reason why it has none.",
            "topic_lineage": "One row per change of a topic between two versions.",
        }.items()
    ],
    name="topics",
    pool="duckdb_writer",
)
def topics(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> Iterator[dg.MaterializeResult[None]]:
    """Assign new segments to known topics, and let topics be born from those that fit none."""
    model = LeidenTopicModel(embedder=enrichment.embedder())
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        segments = _read_segments(connection, model)
        if not segments.is_empty():
            context.log.info(f"{segments['is_to_do'].sum():,} segments to place")
            known = _read_known_topics(connection, model)
            state = model.assign(segments, known=known)
            _write(connection, state, version=model.version, is_first=known.is_empty())
        rows = {name: count_rows_of(connection, name) for name in _TABLES}
    for name in _TABLES:
        yield dg.MaterializeResult(
            asset_key=["enriched", name], metadata={"dagster/row_count": rows[name]}
        )


_TABLES: Final = ("topics", "topic_examples", "segment_topics", "topic_lineage")


def _read_segments(connection: Connection, model: LeidenTopicModel) -> pl.DataFrame:
    sql = _SEGMENTS.format(version=model.version, embedder_version=model.embedder_version)
    return read_table(connection, sql)


def _read_known_topics(connection: Connection, model: LeidenTopicModel) -> pl.DataFrame:
    # topics of another model's vectors cannot be compared with these: they begin anew
    return read_table(
        connection,
        f"from enriched.topics where model_version = '{model.version}' order by topic_id",
    )


def _write(connection: Connection, state: TopicState, *, version: str, is_first: bool) -> None:
    with writing(connection):
        if is_first:
            for name in ("topics", "topic_examples", "topic_lineage"):
                connection.execute(f"delete from enriched.{name}")
            # what this model has looked at stays so, also where it found no topic yet
            connection.execute(
                f"delete from enriched.segment_topics where model_version != '{version}'"
            )
        upsert_rows(connection, "topics", state.topics, key="topic_id")
        upsert_rows(connection, "topic_examples", state.new_examples, key="topic_id")
        upsert_rows(connection, "segment_topics", state.segment_topics, key="segment_id")
        upsert_rows(connection, "topic_lineage", state.lineage, key="to_topic_id")
