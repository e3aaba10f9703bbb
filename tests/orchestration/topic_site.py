"""A warehouse with just what topics read, to be brought up to date again and again."""

from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from orchestration.enrichment import EMBEDDING_KEY, create_enriched_tables, upsert_rows
from orchestration.topic_naming import TopicNamer
from orchestration.topic_updates import TopicUpdate
from orchestration.warehouse import connect, read_table, replace_table
from orchestration.watch_topics import update_watch_topics
from python_models.embeddings import EMBEDDING_DIMENSION, HashingEmbedder
from python_models.segments import hash_content
from python_models.topics import LeidenTopicModel

START = datetime(2026, 9, 1)  # noqa: DTZ001
THINGS = (
    "csv export",
    "login page",
    "late invoice",
    "slow search",
    "mobile app",
    "sales report",
    "calendar sync",
    "audit log",
    "shared inbox",
    "price list",
)
ENDS = (
    "today",
    "again",
    "since monday",
    "for all",
    "in chrome",
    "on friday",
    "at noon",
    "twice",
    "every day",
    "in august",
)
EMBEDDER = HashingEmbedder()
COLUMNS = {
    "segment_id": pl.String,
    "message_id": pl.String,
    "conversation_id": pl.String,
    "sent_at": pl.Datetime,
    "content_sha256": pl.String,
    "segment_text": pl.String,
}


class TopicSite:
    """One segment a message, one message a conversation."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "build.duckdb"
        with connect(self.path) as connection:
            create_enriched_tables(connection)
        self.say()
        self.decide()
        self.watch()

    def say(self, *texts: str) -> None:
        """Everything that was ever said, in order."""
        frame = pl.DataFrame(
            {
                "segment_id": [f"s{number:03}" for number, _ in enumerate(texts)],
                "message_id": [f"m{number:03}" for number, _ in enumerate(texts)],
                "conversation_id": [f"c{number:03}" for number, _ in enumerate(texts)],
                "sent_at": [START + timedelta(hours=number) for number, _ in enumerate(texts)],
                "content_sha256": [hash_content(text) for text in texts],
                "segment_text": list(texts),
            },
            schema=COLUMNS,
        )
        vectors = pl.Series(
            EMBEDDER.embed(list(texts)), dtype=pl.Array(pl.Float32, EMBEDDING_DIMENSION)
        )
        segments = frame.drop("conversation_id", "sent_at").with_columns(language_code=pl.lit("en"))
        embeddings = frame.select(
            "content_sha256", embedding=vectors, reading_embedding=vectors
        ).with_columns(model_version=pl.lit(EMBEDDER.version))
        with connect(self.path) as connection:
            messages = frame.select("message_id", "conversation_id", "sent_at")
            replace_table(connection, "intermediate.int_messages_unioned", messages)
            upsert_rows(connection, "message_segments", segments, key="segment_id")
            distinct = embeddings.unique(EMBEDDING_KEY, maintain_order=True)
            upsert_rows(connection, "segment_embeddings", distinct, key=EMBEDDING_KEY)

    def decide(self, *overrides: dict[str, str]) -> None:
        """What people want of topics: topic_id, action, and what else the action needs."""
        columns = ("topic_id", "action", "new_label", "into_topic_id", "decided_by", "note")
        schema = dict.fromkeys(columns, pl.String) | {"decided_at": pl.Datetime}
        rows = [{"decided_by": "ana", "decided_at": START, **override} for override in overrides]
        with connect(self.path) as connection:
            replace_table(connection, "lookups.topic_overrides", pl.DataFrame(rows, schema=schema))

    def watch(self, **keywords: str) -> None:
        """Watch topics by name, with their keywords."""
        columns = ("watch_topic_id", "topic_label", "filter_keywords", "example_phrases")
        rows = [(name, name.title(), words, None) for name, words in keywords.items()]
        frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
        with connect(self.path) as connection:
            replace_table(connection, "lookups.watch_topics", frame)

    def update(self, *, namer: TopicNamer | None = None) -> list[str]:
        """One run; returns what could not be done."""
        said: list[str] = []
        with connect(self.path) as connection:
            update_watch_topics(connection, embedder=EMBEDDER, report=said.append)
            model = LeidenTopicModel(embedder=EMBEDDER)
            return TopicUpdate(connection, model, said.append, namer).run()

    def table(self, name: str) -> pl.DataFrame:
        return read_table(self.path, f"from enriched.{name}")
