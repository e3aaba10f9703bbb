"""E-mail threads: read straight from the raw mails, since the conversation model needs them.

Here belongs reading and writing. How threads are stitched belongs in
`python_models/email_threads.py`.
"""

from typing import Final

import dagster as dg

from orchestration.defs.resources import WarehouseResource
from orchestration.enrichment import count_rows_of, create_enriched_tables, upsert_rows, writing
from orchestration.warehouse import Connection, read_table
from python_models.email_threads import stitch_email_threads

_EMAILS: Final = """
select
    coalesce(record ->> '$.message_id', _record_key) as email_message_id,
    record ->> '$.in_reply_to' as in_reply_to_id,
    json_extract_string(record, '$.references[*]') as reference_ids,
    record ->> '$.subject' as subject_text,
    list_distinct(list_transform(
        list_filter(
            [record ->> '$.from.email']
            || json_extract_string(record, '$.to[*].email')
            || json_extract_string(record, '$.cc[*].email'),
            lambda address: address is not null
        ),
        lambda address: lower(address)
    )) as participants,
    (record ->> '$.date')::timestamptz at time zone 'UTC' as sent_at
from raw.email_messages
qualify row_number() over (partition by email_message_id order by sent_at, _record_sha256) = 1
"""


@dg.asset(
    key_prefix="enriched",
    # shown beside staging, which it belongs to: drawn with the rest, the graph would run backwards
    group_name="staging",
    kinds={"python", "polars"},
    deps=[["raw", "email_messages"]],
    code_version="stitch-1",
    pool="duckdb_writer",
)
def email_threads(warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
    """One row per e-mail message: the thread it belongs to."""
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        if _has_new_emails(connection):
            # all of them again: a late mail may join two threads that were apart
            threads = stitch_email_threads(read_table(connection, _EMAILS))
            with writing(connection):
                connection.execute("delete from enriched.email_threads")
                upsert_rows(connection, "email_threads", threads, key="email_message_id")
        rows = count_rows_of(connection, "email_threads")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows})


def _has_new_emails(connection: Connection) -> bool:
    new = f"from ({_EMAILS}) anti join enriched.email_threads using (email_message_id) limit 1"
    return not read_table(connection, new).is_empty()
