"""Feature requests: what is needed, what was expected, and what is in the way.

Here belongs which conversations are still to do. How slots are filled belongs in
`python_models/feature_requests.py`.
"""

from typing import Final

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import (
    count_rows_of,
    create_enriched_tables,
    take_batches,
    upsert_rows,
    writing,
)
from orchestration.warehouse import Connection
from python_models import feature_requests as model

# A slot is filled from any segment of the conversation: one that is new, that got other labels
# or that is gone makes the whole conversation to do. What was read is remembered as a hash.
_TO_DO: Final = f"""
with read as (
    select
        messages.conversation_id, segments.segment_id, segments.message_id, messages.sent_at,
        segments.segment_number, segments.segment_text, intents.intent, intents.second_intent,
        intents.is_abstained, sentiments.friction_score, sentiments.is_friction,
        '{model.VERSION}/' || md5(concat_ws(
            '|', messages.conversation_id, messages.sent_at, intents.intent,
            coalesce(intents.second_intent, ''), intents.is_abstained,
            round(sentiments.friction_score, 3), sentiments.is_friction
        )) as model_version
    from enriched.message_segments as segments
    inner join intermediate.int_messages_unioned as messages
        on segments.message_id = messages.message_id
    inner join enriched.segment_intents as intents on segments.segment_id = intents.segment_id
    left join enriched.segment_sentiments as sentiments
        on segments.segment_id = sentiments.segment_id
),
stale as (
    select requests.segment_id
    from enriched.feature_requests as requests
    left join read as expectations
        on requests.expectation_segment_id = expectations.segment_id
    left join read as frictions on requests.friction_segment_id = frictions.segment_id
    where
        (requests.expectation_segment_id is not null and expectations.segment_id is null)
        or (requests.friction_segment_id is not null and frictions.segment_id is null)
),
to_do as (
    select read.conversation_id
    from read
    left join enriched.labelled_segments as done
        on read.segment_id = done.segment_id and done.label_table = 'feature_requests'
    left join stale on read.segment_id = stale.segment_id
    where done.model_version is distinct from read.model_version or stale.segment_id is not null
)
select
    read.conversation_id,
    list(struct_pack(
        segment_id, message_id, sent_at, segment_number, segment_text, intent, second_intent,
        is_abstained, friction_score, is_friction, model_version
    )) as segments
from read semi join to_do on read.conversation_id = to_do.conversation_id
group by read.conversation_id
"""
_BATCH_SIZE: Final = 5_000


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "segment_intents"], ["enriched", "segment_sentiments"]],
    code_version=model.VERSION,
    pool="duckdb_writer",
)
def feature_requests(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment that asks for something: its need, expectation and friction."""
    new = 0
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        if enrichment.is_on:
            for batch in take_batches(
                connection,
                _TO_DO,
                batch_size=_BATCH_SIZE,
                report=context.log.info,
                noun="conversations read for requests",
            ):
                new += _write(connection, batch.explode("segments").unnest("segments"))
        rows = count_rows_of(connection, "feature_requests")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})


def _write(connection: Connection, segments: pl.DataFrame) -> int:
    done = segments.select(
        "segment_id",
        "model_version",
        pl.lit("feature_requests").alias("label_table"),
        pl.format("feature_requests/{}", "segment_id").alias("labelled_id"),
    )
    found = model.extract_feature_requests(segments)
    with writing(connection):
        upsert_rows(
            connection, "feature_requests", found, key="segment_id", of=segments["segment_id"]
        )
        upsert_rows(connection, "labelled_segments", done, key="labelled_id")
    return len(segments)
