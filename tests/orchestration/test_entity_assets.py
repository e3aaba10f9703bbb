from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from orchestration.defs.enriched.feature_requests import feature_requests
from orchestration.defs.enriched.segment_entities import segment_entities
from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import create_enriched_tables, upsert_rows
from orchestration.warehouse import connect, read_table, replace_table
from python_models.embeddings import HashingEmbedder, embed_texts
from python_models.frames import LabelledSegments, SegmentIntents, SegmentSentiments
from python_models.segments import split_messages
from tests.orchestration.enriched_company import START

LOOKUPS = {
    "competitors": {
        "competitor_id": ["orbexa"],
        "competitor_name": ["Orbexa"],
        "aliases": ["orbexa"],
    },
    "integrations": {
        "integration_id": ["jira"],
        "integration_name": ["Jira"],
        "aliases": ["jira"],
    },
    "plans": {"plan": ["growth"], "plan_name": ["Growth"]},
    "feature_catalogue": {
        "feature_id": ["routes"],
        "feature_name": ["Route planning"],
        "keywords": ["route planning|route plan"],
        "feature_description": ["Orders the stops of a tour"],
    },
}
TEXTS = (
    "Changing 90 depots one by one cost me Sunday.",
    "I assumed that Orbexa tours were a group.",
    "We need mass changes in the Growth plan.",
)


class Company:
    """A warehouse with labelled segments and lookups, to read again and again."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "build.duckdb"
        self._folder = folder
        self.look_up()
        self.say()

    def look_up(self, **changes: dict[str, list[str]]) -> None:
        with connect(self.path) as connection:
            for name, columns in (LOOKUPS | changes).items():
                replace_table(connection, f"lookups.{name}", pl.DataFrame(columns))

    def say(self, *texts: str, asking: int = -1) -> None:
        """One message; the intent of one segment is a request."""
        messages = pl.DataFrame(
            {"message_id": [f"m{n}" for n in range(len(texts))], "text": texts},
            schema={"message_id": pl.String, "text": pl.String},
        )
        segments = split_messages(messages)
        where = segments.select("segment_id", "message_id").with_columns(
            conversation_id=pl.lit("c1"), sent_at=pl.lit(START)
        )
        known = segments.select("content_sha256", "segment_text").unique("content_sha256")
        with connect(self.path) as connection:
            create_enriched_tables(connection)
            connection.execute("create schema if not exists intermediate")
            replace_table(
                connection, "intermediate.int_messages_unioned", where.drop("segment_id").unique()
            )
            embedded = embed_texts(known, embedder=HashingEmbedder())
            upsert_rows(connection, "message_segments", segments, key="message_id")
            upsert_rows(connection, "segment_embeddings", embedded, key="content_sha256")
            ids = segments["segment_id"]
            asks = [row == asking % len(ids) for row in range(len(ids))] if len(ids) else []
            intents = pl.DataFrame({"segment_id": ids}).with_columns(
                intent=pl.when(pl.Series(asks, dtype=pl.Boolean))
                .then(pl.lit("feature_request"))
                .otherwise(pl.lit("other")),
                second_intent=pl.lit(None, pl.String),
                confidence_score=pl.lit(0.9),
                second_confidence_score=pl.lit(None, pl.Float64),
                is_abstained=pl.lit(value=False),
                model_version=pl.lit("v1"),
            )
            sentiments = pl.DataFrame({"segment_id": ids}).with_columns(
                sentiment=pl.lit("neutral"),
                sentiment_score=pl.lit(0.0),
                wording_score=pl.lit(0.0),
                friction_score=pl.lit(0.1),
                is_friction=pl.lit(value=False),
                emotion=pl.lit("neutral"),
                emotion_confidence_score=pl.lit(0.9),
                model_version=pl.lit("v1"),
            )
            intents = SegmentIntents.validate(intents, cast=True)
            sentiments = SegmentSentiments.validate(sentiments, cast=True)
            upsert_rows(connection, "segment_intents", intents, key="segment_id")
            upsert_rows(connection, "segment_sentiments", sentiments, key="segment_id")

    def refresh(self, *, embedder: str = "hashing") -> list[int]:
        """How many segments each asset had to read: entities first, then requests."""
        result = dg.materialize(
            [segment_entities, feature_requests],
            resources={
                "warehouse": WarehouseResource(
                    path=str(self.path),
                    published_path=str(self._folder / "published.duckdb"),
                    data_dir=str(self._folder),
                ),
                "enrichment": EnrichmentResource(embedder_name=embedder),
            },
        )
        return [
            int(result.asset_materializations_for_node(name)[0].metadata["new_segment_count"].value)
            for name in ("enriched__segment_entities", "enriched__feature_requests")
        ]

    def table(self, name: str) -> pl.DataFrame:
        return read_table(self.path, f"from enriched.{name}")


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


def test_an_empty_company_has_neither_entity_nor_request(company: Company) -> None:
    assert company.refresh() == [0, 0]


def test_what_segments_name_is_found_at_its_place_in_the_message(company: Company) -> None:
    company.say(" ".join(TEXTS))
    assert company.refresh()[0] == 3
    found = company.table("segment_entities").sort("char_start")
    assert found["entity_id"].to_list() == ["orbexa", "growth"]
    text = " ".join(TEXTS)
    assert [text[row["char_start"] : row["char_end"]] for row in found.to_dicts()] == [
        "Orbexa",
        "Growth",
    ]


def test_a_request_gets_need_expectation_and_friction(company: Company) -> None:
    company.say(" ".join(TEXTS))
    company.refresh()
    (found,) = company.table("feature_requests").to_dicts()
    assert found["need_text"] == "mass changes in the Growth plan"
    assert found["expectation_text"] == TEXTS[1]
    assert found["friction_text"] == TEXTS[0]


def test_a_second_refresh_has_nothing_to_do(company: Company) -> None:
    company.say(" ".join(TEXTS))
    company.refresh()
    assert company.refresh() == [0, 0]


def test_a_changed_lookup_searches_everything_again(company: Company) -> None:
    company.say(" ".join(TEXTS))
    company.refresh()
    company.look_up(
        competitors={
            "competitor_id": ["depots"],
            "competitor_name": ["Depots"],
            "aliases": ["ninety depots|90 depots"],
        }
    )
    assert company.refresh() == [3, 0]
    assert set(company.table("segment_entities")["entity_id"]) == {"depots", "growth"}


def test_another_label_reads_the_whole_conversation_again(company: Company) -> None:
    company.say(*TEXTS)
    company.refresh()
    company.say(*TEXTS, asking=0)
    assert company.refresh() == [0, 3]
    (found,) = company.table("feature_requests").to_dicts()
    assert TEXTS[0].startswith(found["need_text"])


def test_a_lost_expectation_is_looked_for_again(company: Company) -> None:
    company.say(" ".join(TEXTS))
    company.refresh()
    with connect(company.path) as connection:
        connection.execute(
            "delete from enriched.message_segments where segment_text like 'I assumed%'"
        )
    assert company.refresh() == [0, 2]
    assert company.table("feature_requests")["expectation_text"].to_list() == [None]


def test_with_reading_off_nothing_is_found(company: Company) -> None:
    company.say(" ".join(TEXTS))
    assert company.refresh(embedder="off") == [0, 0]
    assert set(LabelledSegments.column_names()) == set(company.table("labelled_segments").columns)
    assert company.table("labelled_segments").is_empty()
