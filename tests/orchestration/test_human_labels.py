from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from orchestration.enrichment import create_enriched_tables
from orchestration.human_labels import STAGED_LABELS, read_decided_labels, read_human_examples
from orchestration.warehouse import Connection, connect, replace_table

NOON = datetime(2026, 1, 31, 12)  # noqa: DTZ001


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with connect(tmp_path / "build.duckdb") as opened:
        create_enriched_tables(opened)
        opened.execute(
            "insert into enriched.message_segments by name "
            "select 's1' as segment_id, 'It hangs.' as segment_text"
        )
        yield opened


def stage(connection: Connection, *labels: tuple[str, str, str | None]) -> None:
    columns = ["segment_id", "label", "segment_text"]
    frame = pl.DataFrame(labels, schema=dict.fromkeys(columns, pl.String), orient="row")
    replace_table(
        connection,
        STAGED_LABELS,
        frame.with_columns(
            pl.int_range(pl.len()).cast(pl.String).alias("label_id"),
            pl.lit("intent").alias("label_family"),
            pl.lit(None, dtype=pl.Datetime).alias("labelled_at"),
            pl.lit(NOON).alias("loaded_at"),
        ),
    )


def test_a_company_whose_people_label_nothing_has_no_labels(connection: Connection) -> None:
    assert read_decided_labels(connection).is_empty()
    assert read_human_examples(connection).is_empty()
    stage(connection)
    assert read_decided_labels(connection).is_empty()
    assert read_human_examples(connection).is_empty()


def test_labels_teach_with_the_text_of_their_segment(connection: Connection) -> None:
    stage(connection, ("s1", "bug_report", "as the form had it"))
    assert read_decided_labels(connection).rows() == [("s1", "intent", "bug_report")]
    assert read_human_examples(connection)["text"].to_list() == ["It hangs."]


def test_labels_of_a_segment_that_is_gone_teach_with_the_text_that_was_labelled(
    connection: Connection,
) -> None:
    stage(connection, ("old", "praise", "Lovely."), ("lost", "praise", None))
    assert read_human_examples(connection).select("text", "intents").rows() == [
        ("Lovely.", "praise")
    ]
