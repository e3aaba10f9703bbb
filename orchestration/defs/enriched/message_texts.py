"""Message texts: what each author wrote themself, ready to be split, quoted and published.

Here belongs which messages are still to do. What is removed belongs in
`python_models/message_texts.py`.
"""

from typing import Final

import dagster as dg

from orchestration.defs.resources import WarehouseResource
from orchestration.enrichment import (
    count_rows_of,
    create_enriched_tables,
    take_batches,
    upsert_rows,
    writing,
)
from python_models import message_texts as model

_TO_DO: Final = f"""
select messages.message_id, messages.source_text, messages.source_text_md5
from intermediate.int_messages_unioned as messages
anti join enriched.message_texts as done
    on messages.message_id = done.message_id
    and messages.source_text_md5 = done.source_text_md5
    and done.model_version = '{model.VERSION}'
"""
_BATCH_SIZE: Final = 100_000


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[["intermediate", "int_messages_unioned"]],
    code_version=model.VERSION,
    pool="duckdb_writer",
)
def message_texts(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource
) -> dg.MaterializeResult[None]:
    """One row per message: what its author wrote, without quotes, signature and personal data."""
    new = 0
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        for batch in take_batches(
            connection,
            _TO_DO,
            batch_size=_BATCH_SIZE,
            report=context.log.info,
            noun="messages cleaned",
        ):
            texts = model.extract_message_texts(batch)
            with writing(connection):
                upsert_rows(connection, "message_texts", texts, key="message_id")
            new += len(texts)
        rows = count_rows_of(connection, "message_texts")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_message_count": new})
