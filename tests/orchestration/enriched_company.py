"""A company with just what the enriched assets read, to refresh again and again."""

import hashlib
import json
from datetime import datetime, timedelta
from pathlib import Path

import dagster as dg
import polars as pl

from orchestration.defs.enriched import (
    email_threads,
    label_readers,
    message_segments,
    message_texts,
    segment_embeddings,
    segment_entities,
    segment_labels,
    topics,
)
from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.human_labels import STAGED_LABELS
from orchestration.warehouse import connect, read_table, replace_table
from python_models.label_targets import BANK_COLUMNS

ASSETS = [
    email_threads.email_threads,
    message_texts.message_texts,
    message_segments.message_segments,
    segment_embeddings.segment_embeddings,
    label_readers.label_readers,
    segment_entities.segment_entities,
    segment_labels.segment_labels,
    topics.topics,
]
START = datetime(2026, 9, 1)  # noqa: DTZ001
COUNTS = ("new_message_count", "new_segment_count", "new_text_count")
BANK = {
    "question": ("How do I do {}?", "neutral", "neutral", "false", ""),
    "bug_report": (
        "The {} fails badly.",
        "negative",
        "frustrated",
        "true",
        "escalation_demand/explicit",
    ),
    "praise": ("I love the {} so much.", "positive", "pleasantly_surprised", "false", ""),
    "other": ("Hello dear {}.", "neutral", "confused", "false", ""),
}
LOOKUPS = {
    "competitors": ("competitor_id", "competitor_name", "aliases"),
    "integrations": ("integration_id", "integration_name", "aliases"),
    "plans": ("plan", "plan_name"),
    "feature_catalogue": ("feature_id", "feature_name", "keywords", "feature_description"),
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
            (text.format(thing), intent, *labels)
            for intent, (text, *labels) in BANK.items()
            for thing in THINGS
        ]
        columns = list(BANK_COLUMNS)
        with connect(self.path) as connection:
            replace_table(
                connection, "lookups.label_bank", pl.DataFrame(bank, schema=columns, orient="row")
            )
            for name, columns in LOOKUPS.items():
                empty = pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
                replace_table(connection, f"lookups.{name}", empty)
        self.say()
        self.mail()
        self.decide()
        self.watch()

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

    def compete(self, *names: str) -> None:
        """The competitors by name."""
        lower = [name.lower() for name in names]
        frame = pl.DataFrame(
            {"competitor_id": lower, "competitor_name": names, "aliases": lower},
            schema=dict.fromkeys(LOOKUPS["competitors"], pl.String),
        )
        with connect(self.path) as connection:
            replace_table(connection, "lookups.competitors", frame)

    def label(self, family: str, **labels: str) -> None:
        """What a person said of segments, by their ids."""
        rows = [(f"{name}/{family}", name, family, said) for name, said in labels.items()]
        columns = ("label_id", "segment_id", "label_family", "label")
        frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
        frame = frame.with_columns(
            pl.lit(None, dtype=pl.String).alias("segment_text"),
            pl.lit(START).alias("labelled_at"),
            pl.lit(START).alias("loaded_at"),
        )
        with connect(self.path) as connection:
            replace_table(connection, STAGED_LABELS, frame)

    def decide(self, *overrides: dict[str, str]) -> None:
        """What people want of topics: topic_id, action, and what else the action needs."""
        columns = ("topic_id", "action", "new_label", "into_topic_id", "decided_by", "note")
        schema = dict.fromkeys(columns, pl.String) | {"decided_at": pl.Datetime}
        rows = [{"decided_by": "ana", "decided_at": START, **override} for override in overrides]
        frame = pl.DataFrame(rows, schema=schema)
        with connect(self.path) as connection:
            replace_table(connection, "lookups.topic_overrides", frame)

    def watch(self, **keywords: str) -> None:
        """Watch topics by name, with their keywords."""
        columns = ("watch_topic_id", "topic_label", "filter_keywords", "example_phrases")
        rows = [(name, name.title(), words, None) for name, words in keywords.items()]
        schema = dict.fromkeys(columns, pl.String)
        with connect(self.path) as connection:
            replace_table(
                connection, "lookups.watch_topics", pl.DataFrame(rows, schema=schema, orient="row")
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
