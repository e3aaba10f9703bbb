"""Watch topics of the lookup: matched with new segments every day, with all after a change.

Here belongs reading and writing. What a watch topic matches belongs in
`python_models/topic_watches.py`.
"""

from typing import Final

import polars as pl

from orchestration.enrichment import Report, upsert_rows, writing
from orchestration.warehouse import Connection, read_table
from python_models.embeddings import Embedder
from python_models.topic_watches import (
    match_segments,
    read_watch_topics,
    to_watch_rows,
)

_SEGMENTS: Final = """
select segments.segment_id, segments.segment_text, embeddings.embedding
from enriched.message_segments as segments
inner join enriched.segment_embeddings as embeddings
    on segments.content_sha256 = embeddings.content_sha256
    and embeddings.model_version = '{embedder_version}'
"""
# what topics have not looked at yet, watch topics have not either: they go first
_ONLY_NEW: Final = "anti join enriched.segment_topics as done using (segment_id)"
_FIRST_SEEN: Final = """
select watched.topic_id, min(messages.sent_at) as first_seen_at
from enriched.watch_topic_segments as watched
inner join enriched.message_segments using (segment_id)
inner join intermediate.int_messages_unioned as messages using (message_id)
group by watched.topic_id
"""
_KEY: Final = ("topic_id", "segment_id")


def update_watch_topics(connection: Connection, *, embedder: Embedder, report: Report) -> None:
    """Match segments with the watch topics, and forget those that are watched no longer."""
    lookup = read_table(connection, "from lookups.watch_topics")
    watched = read_watch_topics(lookup, embedder=embedder)
    known = dict(
        read_table(
            connection, "select topic_id, model_version from enriched.topics where status = 'watch'"
        ).iter_rows()
    )
    sql = _SEGMENTS.format(embedder_version=embedder.version)
    new = read_table(connection, sql + _ONLY_NEW) if watched else pl.DataFrame()
    changed = {topic.topic_id for topic in watched if known.get(topic.topic_id) != topic.version}
    everything = read_table(connection, sql) if changed else new
    ended = sorted(set(known).difference(topic.topic_id for topic in watched))
    if new.is_empty() and not changed and not ended:
        return
    with writing(connection):
        for topic_id in [*ended, *sorted(changed)]:
            for table in ("topics", "watch_topic_segments"):
                connection.execute(f"delete from enriched.{table} where topic_id = ?", [topic_id])
        for topic in watched:
            segments = everything if topic.topic_id in changed else new
            matches = match_segments(segments, topic)
            upsert_rows(connection, "watch_topic_segments", matches, key=_KEY)
        first_seen = dict(read_table(connection, _FIRST_SEEN).iter_rows())
        rows = to_watch_rows(watched, first_seen=first_seen)
        upsert_rows(connection, "topics", rows, key="topic_id")
    report(f"{len(watched)} watch topics")
