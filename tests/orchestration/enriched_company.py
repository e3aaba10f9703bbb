"""A company with just what the enriched assets read, to refresh again and again."""

import hashlib
import json
from datetime import datetime, timedelta
from pathlib import Path

import dagster as dg
import polars as pl

from orchestration.defs.enriched import (
    email_threads,
    message_segments,
    message_texts,
    segment_embeddings,
    segment_intents,
    segment_sentiments,
    segment_signals,
    topics,
)
from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.warehouse import connect, read_table, replace_table

ASSETS = [
    email_threads.email_threads,
    message_texts.message_texts,
    message_segments.message_segments,
    segment_embeddings.segment_embeddings,
    segment_intents.segment_intents,
    segment_sentiments.segment_sentiments,
    segment_signals.segment_signals,
    topics.topics,
]
START = datetime(2026, 9, 1)  # noqa: DTZ001
COUNTS = ("new_message_count", "new_segment_count", "new_text_count")
BANK = {
    "question": ("How do I do {}?", "neutral", "neutral", ""),
    "bug_report": ("The {} fails badly.", "negative", "frustrated", "escalation_demand"),
    "praise": ("I love the {} so much.", "positive", "pleasantly_surprised", ""),
    "other": ("Hello dear {}.", "neutral", "confused", ""),
}
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
ENDS = ("today", "again", "since monday", "for all", "in chrome", "on friday", "at noon", "twice")


class Company:
    """A warehouse with just what the enriched assets read."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "build.duckdb"
        self._folder = folder
        bank = [
            (text.format(thing), intent, sentiment, emotion, signal)
            for intent, (text, sentiment, emotion, signal) in BANK.items()
            for thing in THINGS
        ]
        columns = ["text", "intent", "sentiment", "emotion", "signal"]
        with connect(self.path) as connection:
            replace_table(
                connection, "lookups.label_bank", pl.DataFrame(bank, schema=columns, orient="row")
            )
        self.say()
        self.mail()

    def say(self, *texts: str, role: str = "customer") -> None:
        rows = [
            {
                "message_id": f"m{number:03}",
                "conversation_id": f"c{number:03}",
                "author_role": role,
                "is_public": True,
                "source_text": text,
                "source_text_md5": hashlib.md5(text.encode()).hexdigest(),
                "sent_at": START + timedelta(hours=number),
            }
            for number, text in enumerate(texts)
        ]
        schema = dict.fromkeys(("message_id", "conversation_id", "author_role"), pl.String)
        schema |= {"is_public": pl.Boolean, "source_text": pl.String}
        schema |= {"source_text_md5": pl.String, "sent_at": pl.Datetime}
        with connect(self.path) as connection:
            replace_table(
                connection,
                "intermediate.int_messages_unioned",
                pl.DataFrame(rows, schema=schema),
            )

    def mail(self, *references: str | None) -> None:
        mails = [
            {
                "_record_key": f"e{number}",
                "_record_sha256": f"{number}",
                "record": json.dumps(
                    {
                        "message_id": f"e{number}",
                        "references": [reference] if reference else [],
                        "date": f"2026-09-0{number + 1}T09:00:00+00:00",
                        "from": {"email": "ANA@otterburn.com"},
                        "to": [{"email": "support@tool.com"}],
                        "cc": [],
                        "subject": f"Subject {number}",
                    }
                ),
            }
            for number, reference in enumerate(references)
        ]
        schema = dict.fromkeys(("_record_key", "_record_sha256", "record"), pl.String)
        with connect(self.path) as connection:
            replace_table(connection, "raw.email_messages", pl.DataFrame(mails, schema=schema))

    def refresh(self, *, embedder: str = "hashing") -> dict[str, int]:
        """Materialise everything; returns how much each asset had to do."""
        result = dg.materialize(
            ASSETS,
            resources={
                "warehouse": WarehouseResource(
                    path=str(self.path),
                    published_path=str(self._folder / "published.duckdb"),
                    data_dir=str(self._folder),
                ),
                "enrichment": EnrichmentResource(embedder_name=embedder),
            },
        )
        return {
            event.materialization.asset_key.path[1]: int(event.materialization.metadata[name].value)
            for event in result.get_asset_materialization_events()
            for name in COUNTS
            if name in event.materialization.metadata
        }

    def table(self, name: str) -> pl.DataFrame:
        return read_table(self.path, f"from enriched.{name}")
