"""A second refresh: nothing new, one more conversation, killed, late, for a past day."""

import sqlite3

import pytest

from tests.end_to_end.refreshing import differences, read_tables

pytestmark = pytest.mark.slow

# Which topics there are depends on what was known when they were born.
TOPIC_TABLES = {
    "marts.dim_topics",
    "marts.mart_topic_trends",
    "marts.mart_support_daily",
    "marts.fct_topic_conversations",
    "marts.mart_topic_breakdown",
}
TOPIC_COLUMNS = ("topic_id", "primary_topic_id", "share_with_topic", "noise_share")


def without_topics(site, *columns):
    tables = read_tables(site.published, without=(*TOPIC_COLUMNS, *columns))
    return {name: rows for name, rows in tables.items() if name not in TOPIC_TABLES}


def test_nothing_new_ends_in_seconds_and_says_so(second):
    assert second.refresh.code == 0, second.refresh.words
    assert "Nothing new since the last refresh" in second.refresh.output
    assert second.refresh.seconds < 60
    assert differences(second.before, second.site.tables()) == {}


def test_only_new_texts_are_embedded(small, shifted_quotes):
    texts = "select content_sha256 from enriched.segment_embeddings"
    segments = "select segment_text, content_sha256 from enriched.message_segments"
    before = small[0].read(texts, build=True)
    after = shifted_quotes.site.read(texts, build=True)
    new = {key for (key,) in after} - {key for (key,) in before}
    assert len(after) == len(before) + len(new) == len(set(after))
    said = dict(shifted_quotes.site.read(segments, build=True))
    # the answer is an agent's: only what customers say is embedded
    assert {text for text, key in said.items() if key in new} == {
        "The export of charts is blurred.",
        "Can you sharpen the charts?",
    }


def test_only_changed_files_are_read_again(shifted_quotes):
    again = shifted_quotes.site.read(
        "select source_file, max_by(loaded_count, loaded_at) from raw.file_loads "
        "group by all having count(*) > 1 order by all",
        build=True,
    )
    assert again == [
        ("zendesk/ticket_audits.jsonl", 1),
        ("zendesk/ticket_comments.jsonl", 2),
        ("zendesk/tickets_1.json", 1),
    ]


@pytest.mark.parametrize("moment", [0, 1, 2], ids=["ingestion", "embedding", "dbt"])
def test_killed_refresh_was_killed_where_it_was_meant_to_be(killed, moment):
    _, outputs, _ = killed
    assert not outputs[moment].startswith("never saw"), outputs[moment]
    assert "Published warehouse" not in outputs[moment]


def test_after_three_kills_and_with_files_in_another_order_the_tables_are_the_same(small, killed):
    site, _, refresh = killed
    assert refresh.code == 0, refresh.words
    assert differences(small[0].tables(), site.tables()) == {}


def test_no_dead_run_looks_alive(killed):
    site, _, _ = killed
    with sqlite3.connect(site.folder / "dagster" / "history" / "runs.db") as connection:
        statuses = connection.execute("select status, count(*) from runs group by status")
        assert dict(statuses.fetchall()) == {"FAILURE": 3, "SUCCESS": 1}


def test_late_data_gives_the_same_facts(small, late):
    assert late.refresh.code == 0, late.refresh.words
    # of records that changed, both versions were loaded
    at_once = without_topics(small[0], "loaded_record_count")
    assert differences(at_once, without_topics(late.site, "loaded_record_count")) == {}


def test_late_data_keeps_the_topics_of_the_first_refresh(late):
    topics = set(late.before["marts.dim_topics"]["topic_id"])
    assert topics <= set(late.site.tables()["marts.dim_topics"]["topic_id"])


def test_a_past_day_is_rebuilt_as_it_was(past, rebuilt):
    assert past[1].code == 0, past[1].words
    assert rebuilt.refresh.code == 0, rebuilt.refresh.words
    was, now = without_topics(past[0]), without_topics(rebuilt.site)
    # what was read stays read: only the audit's counts of records speak of today
    was.pop("marts.mart_capture_audit")
    now.pop("marts.mart_capture_audit")
    assert differences(was, now) == {}


def test_a_past_day_knows_nothing_of_later_days(rebuilt):
    latest = "select max(started_at) < '2026-03-15', max(resolved_at) < '2026-03-15', count(*)"
    assert rebuilt.site.read(f"{latest} from marts.fct_conversations") == [(True, True, 31)]
