"""Message segments: customer messages split into slices of one matter each.

Here belongs which messages are still to do. How a text is split belongs in
`python_models/segments.py`. The table `enriched.segmented_messages` remembers also the messages
that gave no segment.
"""

from typing import Final

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import (
    count_rows_of,
    create_enriched_tables,
    delete_segments,
    take_batches,
    upsert_rows,
    writing,
)
from orchestration.warehouse import Connection
from python_models import segments as model

_TO_DO: Final = f"""
select texts.message_id, texts.text, texts.text_sha256
from enriched.message_texts as texts
semi join intermediate.int_messages_unioned as messages
    on texts.message_id = messages.message_id
    and messages.author_role = 'customer' and messages.is_public
anti join enriched.segmented_messages as done
    on texts.message_id = done.message_id
    and texts.text_sha256 = done.text_sha256
    and done.model_version = '{model.VERSION}'
"""
_BATCH_SIZE: Final = 20_000


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["enriched", "message_texts"]],
    code_version=model.VERSION,
    pool="duckdb_writer",
)
def message_segments(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per slice of a customer message, with its character positions."""
    new = 0
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        if enrichment.is_on:
            for batch in take_batches(
                connection,
                _TO_DO,
                batch_size=_BATCH_SIZE,
                report=context.log.info,
                noun="messages split",
            ):
                new += _split(connection, batch)
        rows = count_rows_of(connection, "message_segments")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})


def _split(connection: Connection, messages: pl.DataFrame) -> int:
    segments = model.split_messages(messages)
    counts = segments.group_by("message_id").agg(pl.len().cast(pl.Int32).alias("segment_count"))
    done = (
        messages.select("message_id", "text_sha256")
        .join(counts, on="message_id", how="left")
        .with_columns(
            pl.col("segment_count").fill_null(0), pl.lit(model.VERSION).alias("model_version")
        )
    )
    with writing(connection):
        delete_segments(connection, of_messages=messages["message_id"])
        upsert_rows(connection, "message_segments", segments, key="segment_id")
        upsert_rows(connection, "segmented_messages", done, key="message_id")
    return len(segments)
