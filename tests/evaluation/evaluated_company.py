"""Texts as the product would see them: each a message of a conversation of its own.

The only module that calls the product. Its own assets clean, split, embed and label the texts and
find topics; its own SQL says what a conversation's topic, intent and sentiment are. The warehouse
stays between runs, so that a text is embedded once; it is never committed.
"""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import dagster as dg
import polars as pl

from orchestration.defs.enriched import (
    feature_requests,
    label_readers,
    message_segments,
    message_texts,
    segment_embeddings,
    segment_entities,
    segment_labels,
    topics,
)
from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import create_enriched_tables
from orchestration.raw_tables import create_raw_tables
from orchestration.sources import ENTITIES
from orchestration.warehouse import Connection, connect, read_table, replace_table
from python_models.frames import ENRICHED_TABLES
from tests.evaluation.product_views import LOOKUPS, create_lookups, create_view

LABEL_ASSETS: Final = (
    message_texts.message_texts,
    message_segments.message_segments,
    segment_embeddings.segment_embeddings,
    segment_entities.segment_entities,
    label_readers.label_readers,
    segment_labels.segment_labels,
)
TOPIC_ASSETS: Final = (topics.topics,)
ENRICHED_ASSETS: Final = (*LABEL_ASSETS, feature_requests.feature_requests, *TOPIC_ASSETS)
START: Final = datetime(2026, 1, 1)  # noqa: DTZ001  the warehouse's timestamps are UTC without a zone
MESSAGES: Final = "intermediate.int_messages_unioned"
QUIET: Final = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}


class EvaluatedCompany:
    """A warehouse with just what the enriched assets read."""

    def __init__(
        self, folder: Path, *, embedder: str, label_bank: Path = LOOKUPS / "label_bank.csv"
    ) -> None:
        self.path = folder / f"{embedder}_build.duckdb"
        self._resources = {
            "warehouse": WarehouseResource(
                path=str(self.path), published_path="", data_dir=str(folder)
            ),
            "enrichment": EnrichmentResource(embedder_name=embedder),
        }
        with connect(self.path) as connection:
            create_raw_tables(connection, *ENTITIES)
            create_enriched_tables(connection)
            create_lookups(connection, label_bank=label_bank)

    def look_at(self, messages: pl.DataFrame) -> None:
        """Let these messages be all there are (see `to_messages`); labels of others stay."""
        with connect(self.path) as connection:
            replace_table(connection, MESSAGES, messages)

    def label(self, messages: pl.DataFrame) -> None:
        """Clean, split, embed and label messages."""
        self.look_at(messages)
        self.run(*LABEL_ASSETS)

    def find_topics(self, messages: pl.DataFrame, *, is_anew: bool = True) -> None:
        """Find the topics of labelled messages, or with `is_anew` false go on with known ones."""
        self.look_at(messages)
        if is_anew:
            with connect(self.path) as connection:
                for name in ENRICHED_TABLES:
                    if "topic" in name:
                        connection.execute(f"delete from enriched.{name}")
        self.run(*TOPIC_ASSETS)

    def run(self, *assets: dg.AssetsDefinition) -> None:
        """Materialise assets on the messages looked at."""
        dg.materialize(list(assets), resources=self._resources, run_config=QUIET)

    def read(self, sql: str) -> pl.DataFrame:
        """The result of a query."""
        return read_table(self.path, sql)

    def read_model(self, model: str, *, instead: dict[str, str] | None = None) -> pl.DataFrame:
        """What a dbt model says, where other queries may stand in for models that it reads."""
        with connect(self.path) as connection:
            names = {
                name: _create_stand_in(connection, name, sql)
                for name, sql in (instead or {}).items()
            }
            return read_table(connection, f"from {create_view(connection, model, **names)}")

    def topic_of(self, messages: pl.DataFrame) -> pl.DataFrame:
        """The topic that each conversation shows (null for none): conversation_id, topic_id."""
        shown = self.read_model("int_topics_aggregated_to_conversations")
        return messages.select("conversation_id").join(
            shown.select("conversation_id", topic_id="primary_topic_id"),
            on="conversation_id",
            how="left",
            maintain_order="left",
        )

    def sentiment_of(self, score: pl.Expr) -> pl.Expr:
        """The class of a message's score; one without a score is not known to be anything."""
        thresholds = self.read(
            "select threshold_name, threshold_score from lookups.sentiment_thresholds"
        )
        limits = dict(thresholds.iter_rows())
        return (
            pl.when(score < limits["negative_below"])
            .then(pl.lit("negative"))
            .when(score > limits["positive_above"])
            .then(pl.lit("positive"))
            .otherwise(pl.lit("neutral"))
        )


def to_messages(set_name: str, texts: pl.Series) -> pl.DataFrame:
    """Rows as `int_messages_unioned` has them: one conversation a text.

    They arrive in the order of their hashes: files are sorted by label, which no customer is.
    """
    rows = pl.DataFrame({"source_text": texts}).with_row_index("number")
    arrival = pl.Series(
        [
            hashlib.sha256(f"{number}|{text}".encode()).hexdigest()
            for number, text in rows.select("number", "source_text").iter_rows()
        ],
        dtype=pl.String,
    ).rank("ordinal")
    ids = pl.format("{}:{}", pl.lit(set_name), "number")
    return rows.select(
        ids.alias("message_id"),
        ids.alias("conversation_id"),
        pl.lit(None, dtype=pl.String).alias("person_key"),
        pl.lit("generic").alias("source_name"),
        pl.lit("ticket").alias("channel"),
        pl.lit("customer").alias("author_role"),
        "source_text",
        pl.Series(
            "source_text_md5",
            [hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() for text in texts],
            dtype=pl.String,
        ),
        pl.lit(value=True).alias("is_public"),
        pl.Series(
            "sent_at", [START + timedelta(minutes=int(n)) for n in arrival], dtype=pl.Datetime("us")
        ),
    )


def _create_stand_in(connection: Connection, model: str, sql: str) -> str:
    """A view of a query that may read the model it stands in for as `{model}`."""
    read = sql.format(model=create_view(connection, model))
    name = f"views.{model}_instead"
    connection.execute(f"create or replace view {name} as {read}")
    return name
