from pathlib import Path

import polars as pl
import pytest

from python_models.frames import ENRICHED_TABLES
from tests.orchestration.enriched_company import ENDS, THINGS, Company


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


def complaints() -> list[str]:
    return [f"The {thing} fails badly {end}." for thing in THINGS for end in ENDS]


def test_an_empty_company_has_every_table_and_no_row(company: Company) -> None:
    assert set(company.refresh().values()) == {0}
    assert [
        len(company.table(name)) for name in ENRICHED_TABLES if name != "segment_embeddings"
    ] == [0] * (len(ENRICHED_TABLES) - 1)


def test_every_customer_sentence_has_its_labels_and_its_place(company: Company) -> None:
    company.say(*complaints(), "Hello dear report.")
    assert company.refresh()["segment_intents"] == 81
    segments = set(company.table("message_segments")["segment_id"])
    for name in ("segment_intents", "segment_sentiments", "segment_topics"):
        assert set(company.table(name)["segment_id"]) == segments
    assert len(company.table("topics").filter(pl.col("topic_level") == "topic")) == len(THINGS)


def test_a_second_refresh_has_nothing_to_do_and_changes_nothing(company: Company) -> None:
    company.say(*complaints())
    company.refresh()
    before = {name: company.table(name) for name in ENRICHED_TABLES}
    assert set(company.refresh().values()) == {0}
    assert all(company.table(name).equals(before[name]) for name in ENRICHED_TABLES)


def test_one_more_message_is_all_there_is_to_do_and_topics_keep_their_ids(
    company: Company,
) -> None:
    company.say(*complaints())
    company.refresh()
    topics_before = company.table("topics").sort("topic_id")
    company.say(*complaints(), "The login page login page fails badly today.")
    assert set(company.refresh().values()) == {1}
    assert company.table("topics").sort("topic_id").equals(topics_before)
    assert company.table("segment_topics")["topic_id"].null_count() == 0


# The second refresh of a company too small for topics forgot what the first one had looked at.
def test_segments_looked_at_before_there_was_a_topic_stay_looked_at(company: Company) -> None:
    company.say("Hello dear report.", "The login page fails badly.")
    company.refresh()
    company.say("Hello dear report.", "The login page fails badly.", "The slow search fails.")
    company.refresh()
    assert len(company.table("segment_topics")) == 3


def test_a_changed_message_leaves_nothing_of_its_old_text(company: Company) -> None:
    company.say("The login page fails badly. It is slow.")
    company.refresh()
    company.say("I love the login page so much.")
    company.refresh()
    segments = company.table("message_segments")["segment_id"].to_list()
    assert len(segments) == 1
    assert company.table("segment_intents")["segment_id"].to_list() == segments
    assert company.table("segment_topics")["segment_id"].to_list() == segments


def test_only_what_customers_write_is_split(company: Company) -> None:
    company.say("We look into it.", role="agent")
    company.refresh()
    assert len(company.table("message_texts")) == 1
    assert company.table("message_segments").is_empty()


def test_a_company_that_writes_no_english_has_segments_and_no_topic(company: Company) -> None:
    company.say("Wir können die Rechnung nicht herunterladen.")
    company.refresh()
    assert company.table("segment_intents").is_empty()
    assert company.table("segment_topics")["noise_reason"].to_list() == ["not_english"]


def test_with_reading_off_texts_are_cleaned_and_left_unread(company: Company) -> None:
    company.say("The login page fails badly, mail ana@otterburn.com.")
    company.refresh(embedder="off")
    assert company.table("message_texts")["text"].to_list() == [
        "The login page fails badly, mail [email]."
    ]
    assert company.table("message_segments").is_empty()
    assert company.table("segment_topics").is_empty()


def test_a_late_mail_joins_the_threads_that_were_apart(company: Company) -> None:
    company.mail(None, None)
    company.refresh()
    assert company.table("email_threads")["thread_id"].n_unique() == 2
    company.mail(None, "e0")
    company.refresh()
    assert company.table("email_threads")["thread_id"].n_unique() == 2
    company.mail(None, "e0", "e1")
    company.refresh()
    assert company.table("email_threads")["thread_id"].to_list() == ["e0"] * 3
