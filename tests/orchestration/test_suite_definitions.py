import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.errors import ExpectationSuiteError
from orchestration.suite_definitions import SUITES_DIR, load_suites, read_suite_frames
from python_models.frames import EMOTIONS, INTENTS

MARTS = """
create schema marts;
create table marts.fct_conversations as
    select
        'c' || i as conversation_id,
        'ticket' as channel,
        case when i < {on_first_topic} then 't1' when i < 390 then 't2' end as primary_topic_id
    from range({conversations}) rows(i);
create table marts.fct_messages as
    select 'm' || i as message_id, 'c' || (i // 2) as conversation_id,
        if(i % 2 = 0, 'customer', 'agent') as author_role, 'thanks ' || i as text
    from range(2 * {conversations}) rows(i);
update marts.fct_messages set text = 'mail jane@example.com' where message_id = 'm1';
create table marts.fct_insights as
    select 'm7' as message_id, 'call +49 30 1234 5678' as quote
    union all select 'm8', 'version 2.0';
"""
ENRICHED = """
create schema enriched;
create table enriched.message_segments as select 's' || i as segment_id from range(4) rows(i);
create table enriched.segment_topics as
    select 's0' as segment_id, 't1' as topic_id, false as is_noise
    union all select 's1', null, true;
create table enriched.segment_sentiments as
    select 's0' as segment_id, 0.5 as sentiment_score, 'neutral'::enum('neutral') as emotion;
create table enriched.segment_intents as
    select 's' || i as segment_id, if(i = 0, 'praise', 'other') as intent, 0.5 as confidence_score
    from range(4) rows(i);
"""


def write(path: Path, *, conversations: int = 400, on_first_topic: int = 200) -> Path:
    sql = MARTS.format(conversations=conversations, on_first_topic=on_first_topic)
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql + ENRICHED)
    return path


def read(build: Path, published: Path) -> dict[str, list[tuple[Any, ...]]]:
    frames = read_suite_frames(load_suites(SUITES_DIR), build, published)
    return {
        name: sorted(frame.itertuples(index=False, name=None)) for name, frame in frames.items()
    }


def test_queries_give_the_rows_that_the_rules_judge(tmp_path: Path) -> None:
    rows = read(write(tmp_path / "build.duckdb"), tmp_path / "none.duckdb")

    assert rows["segment_sentiments"] == [("s0", 0.5, "neutral")]
    assert [row[3] for row in rows["segment_intents"]] == [0.25, 0.75, 0.75, 0.75]
    assert [row[2] for row in rows["segment_topics"]] == [0, 1, 1, 1]
    assert rows["published_text"] == [
        ("m1", "mail jane@example.com"),
        ("m7", "call +49 30 1234 5678"),
    ]
    assert rows["message_volume"] == [("ticket", 2.0, 0.5)]


def test_without_a_published_file_nothing_is_compared(tmp_path: Path) -> None:
    rows = read(write(tmp_path / "build.duckdb"), tmp_path / "none.duckdb")
    assert not rows.keys() & {"topic_share_drift", "message_volume_drift"}


@pytest.mark.parametrize("content", ["no database", None])
def test_a_published_file_without_the_columns_is_no_baseline(
    tmp_path: Path, content: str | None
) -> None:
    published = tmp_path / "published.duckdb"
    if content:
        published.write_text(content)
    else:
        duckdb.connect(str(published)).close()
    rows = read(write(tmp_path / "build.duckdb"), published)
    assert not rows.keys() & {"topic_share_drift", "message_volume_drift"}


def test_drift_compares_the_shares_of_both_files(tmp_path: Path) -> None:
    published = write(tmp_path / "published.duckdb", on_first_topic=320)
    rows = read(write(tmp_path / "build.duckdb"), published)

    assert [(topic, round(change, 3)) for topic, change, _ in rows["topic_share_drift"]] == [
        ("t1", -0.3),
        ("t2", 0.3),
        ("without topic", 0.0),
    ]
    assert rows["message_volume_drift"] == [(1.0, 1.0)]


def test_lost_messages_show_as_a_share_kept(tmp_path: Path) -> None:
    published = write(tmp_path / "published.duckdb", conversations=500)
    rows = read(write(tmp_path / "build.duckdb"), published)
    assert rows["message_volume_drift"] == [(0.8, 0.8)]


def test_another_company_is_no_baseline(tmp_path: Path) -> None:
    published = write(tmp_path / "published.duckdb")
    with duckdb.connect(str(published)) as connection:
        connection.execute("update marts.fct_conversations set conversation_id = 'other ' || rowid")
        connection.execute("update marts.fct_messages set message_id = 'other ' || rowid")
    rows = read(write(tmp_path / "build.duckdb"), published)
    assert (rows["topic_share_drift"], rows["message_volume_drift"]) == ([], [])


def test_a_missing_table_of_the_build_says_which_suite_needs_it(tmp_path: Path) -> None:
    build = write(tmp_path / "build.duckdb")
    with duckdb.connect(str(build)) as connection:
        connection.execute("drop table enriched.segment_intents")
    with pytest.raises(ExpectationSuiteError, match="suite segment_intents can't be run"):
        read(build, tmp_path / "none.duckdb")


def test_the_sets_of_labels_are_those_of_the_frames() -> None:
    sets = {
        rule.kwargs["column"]: tuple(rule.kwargs["value_set"])
        for suite in load_suites(SUITES_DIR)
        for rule in suite.rules
        if rule.type == "expect_column_values_to_be_in_set"
    }
    assert sets == {"emotion": EMOTIONS, "intent": INTENTS}


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"query": []}', json.dumps({"query": [], "expectations": [{"x": 1}]})]
)
def test_a_file_that_is_no_suite_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "broken.json").write_text(content)
    with pytest.raises(ExpectationSuiteError, match=r"broken\.json is not a suite"):
        load_suites(tmp_path)


def test_a_folder_without_suites_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExpectationSuiteError, match="found none"):
        load_suites(tmp_path)
