from pathlib import Path

import polars as pl
import pytest

from orchestration.warehouse import connect
from tests.orchestration.topic_site import ENDS, THINGS, TopicSite

TABLES = (
    "topics",
    "topic_examples",
    "segment_topics",
    "topic_lineage",
    "topic_spaces",
    "watch_topic_segments",
)


@pytest.fixture
def site(tmp_path: Path) -> TopicSite:
    return TopicSite(tmp_path)


def complaints(*things: str) -> list[str]:
    return [f"The {thing} fails badly {end}." for thing in things or THINGS for end in ENDS]


def topic_about(site: TopicSite, words: str) -> str:
    joined = site.table("segment_topics").join(site.table("message_segments"), on="segment_id")
    topics = joined.filter(pl.col("segment_text").str.contains(words))["topic_id"].unique()
    assert len(topics) == 1
    return str(topics[0])


def row_of(site: TopicSite, topic_id: str) -> dict[str, object]:
    return site.table("topics").filter(pl.col("topic_id") == topic_id).row(0, named=True)


def test_an_empty_company_has_no_topic(site: TopicSite) -> None:
    assert site.update() == []
    assert [len(site.table(name)) for name in TABLES] == [0] * len(TABLES)


def test_each_thing_has_a_topic_and_a_second_run_changes_nothing(site: TopicSite) -> None:
    site.say(*complaints())
    site.update()
    assert site.table("segment_topics")["topic_id"].n_unique() == len(THINGS)
    assert site.table("topic_spaces")["fit_reason"].to_list() == ["founded"]
    before = {name: site.table(name) for name in TABLES}
    site.update()
    assert all(site.table(name).equals(before[name]) for name in TABLES)


def test_on_an_ordinary_day_topics_stay_as_they_are(site: TopicSite) -> None:
    site.say(*complaints())
    site.update()
    before = site.table("topics").sort("topic_id")
    site.say(*complaints(), "The login page login page fails badly.")
    site.update()
    assert site.table("topics").sort("topic_id").equals(before)
    assert len(site.table("topic_spaces")) == 1


def test_half_as_much_again_finds_all_topics_anew_under_their_ids(site: TopicSite) -> None:
    site.say(*complaints(*THINGS[:6]))
    site.update()
    before = dict(site.table("segment_topics").select("segment_id", "topic_id").iter_rows())
    site.say(*complaints())
    site.update()
    spaces = site.table("topic_spaces").sort("topic_version")
    assert spaces["fit_reason"].to_list() == ["founded", "grown"]
    after = dict(site.table("segment_topics").select("segment_id", "topic_id").iter_rows())
    assert sum(after[key] == value for key, value in before.items()) / len(before) >= 0.95
    assert site.table("segment_topics")["topic_version"].unique().to_list() == [2]
    lineage = site.table("topic_lineage").filter(pl.col("topic_version") == 2)
    assert {"continued", "born"} <= set(lineage["change"])


def test_another_version_of_the_model_finds_topics_anew_under_their_ids(site: TopicSite) -> None:
    site.say(*complaints())
    site.update()
    before = site.table("segment_topics")["topic_id"].sort()
    with connect(site.path) as connection:
        connection.execute("update enriched.topic_spaces set model_version = 'old+hashing-1'")
    site.update()
    assert site.table("segment_topics")["topic_id"].sort().equals(before)
    assert "model_changed" in site.table("topic_spaces")["fit_reason"].to_list()


def test_another_embedder_begins_anew(site: TopicSite) -> None:
    site.say(*complaints())
    site.update()
    with connect(site.path) as connection:
        for name in ("topics", "topic_spaces", "segment_topics"):
            connection.execute(f"update enriched.{name} set model_version = 'knn+other'")
    site.update()
    assert site.table("topic_spaces")["topic_version"].to_list() == [1]
    assert set(site.table("topic_lineage")["change"]) == {"born"}
    assert len(site.table("segment_topics")) == len(complaints())


def test_a_given_name_stays_and_survives_finding_topics_anew(site: TopicSite) -> None:
    site.say(*complaints(*THINGS[:6]))
    site.update()
    login = topic_about(site, "login")
    site.decide({"topic_id": login, "action": "rename", "new_label": "Signing in"})
    site.update()
    assert row_of(site, login)["topic_label"] == "Signing in"
    site.say(*complaints())
    site.update()
    assert row_of(site, login)["topic_label"] == "Signing in"
    assert row_of(site, login)["topic_version"] == 2


def test_merged_topics_are_one_and_survive_finding_topics_anew(site: TopicSite) -> None:
    site.say(*complaints(*THINGS[:6]))
    site.update()
    login, search = topic_about(site, "login"), topic_about(site, "search")
    site.decide({"topic_id": search, "action": "merge", "into_topic_id": login})
    site.update()
    assert topic_about(site, "login") == topic_about(site, "search") == login
    assert row_of(site, search)["status"] == "retired"
    before = {name: site.table(name) for name in TABLES}
    site.update()
    assert all(site.table(name).equals(before[name]) for name in TABLES)
    site.say(*complaints())
    site.update()
    assert topic_about(site, "login") == topic_about(site, "search") == login


def test_a_split_topic_stays_split(site: TopicSite) -> None:
    site.say(*complaints(*THINGS[:6]))
    site.update()
    login, search = topic_about(site, "login"), topic_about(site, "search")
    merge = {"topic_id": search, "action": "merge", "into_topic_id": login}
    site.decide(merge)
    site.update()
    site.decide(merge, {"topic_id": login, "action": "split"})
    site.update()
    parts = {topic_about(site, "login"), topic_about(site, "search")}
    assert len(parts) == 2
    assert parts.isdisjoint({login, search})
    site.say(*complaints())
    site.update()
    assert {topic_about(site, "login"), topic_about(site, "search")} == parts


def test_a_choice_about_no_topic_is_told_and_harms_nothing(site: TopicSite) -> None:
    site.say(*complaints())
    site.decide({"topic_id": "topic_gone", "action": "pin"})
    (sentence,) = site.update()
    assert "topic_gone" in sentence
    assert site.table("segment_topics")["topic_id"].n_unique() == len(THINGS)


def test_watch_topics_have_their_segments_beside_other_topics(site: TopicSite) -> None:
    site.watch(sync="sync|mobile")
    site.say(*complaints())
    site.update()
    assert len(site.table("watch_topic_segments")) == 2 * len(ENDS)
    assert row_of(site, "watch_sync")["status"] == "watch"
    assert "watch_sync" not in site.table("segment_topics")["topic_id"]
    site.say(*complaints(), "The mobile app is slow.")
    site.update()
    assert len(site.table("watch_topic_segments")) == 2 * len(ENDS) + 1


def test_a_changed_watch_topic_looks_at_everything_again(site: TopicSite) -> None:
    site.watch(sync="sync|mobile", invoices="invoice")
    site.say(*complaints())
    site.update()
    site.watch(sync="search")
    site.update()
    matched = site.table("watch_topic_segments").join(
        site.table("message_segments"), on="segment_id"
    )
    assert matched["topic_id"].unique().to_list() == ["watch_sync"]
    assert matched["segment_text"].str.contains("search").all()
    assert len(site.table("topics").filter(pl.col("status") == "watch")) == 1


def test_a_language_model_names_what_is_new_and_nothing_twice(site: TopicSite) -> None:
    class Numbering:
        count = 0

        def name(self, key_phrases: str, quotes: list[str]) -> str:
            assert quotes
            self.count += 1
            return f"Named {self.count}"

    namer = Numbering()
    site.say(*complaints())
    site.update(namer=namer)
    topics = site.table("topics")
    assert topics["topic_label"].str.starts_with("Named").all()
    site.say(*complaints(), "The login page login page fails badly.")
    site.update(namer=namer)
    assert namer.count == len(topics)
