from pathlib import Path

import polars as pl
import pytest

from orchestration.warehouse import connect
from python_models.frames import ENRICHED_TABLES
from tests.orchestration.enriched_company import ENDS, THINGS, Company


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


def complaints() -> list[str]:
    return [f"The {thing} fails badly {end}." for thing in THINGS for end in ENDS]


def test_an_empty_company_has_every_table_and_no_row(company: Company) -> None:
    assert set(company.refresh().values()) == {0}
    filled = {name for name in ENRICHED_TABLES if not company.table(name).is_empty()}
    assert filled == {"segment_embeddings", "label_readers"}


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


def test_labels_are_those_of_the_bank_s_sentences(company: Company) -> None:
    company.say("The price list fails badly.", "I love the audit log so much.")
    company.refresh()
    assert company.table("segment_intents").sort("segment_id")["second_intent"].null_count() == 2
    assert set(company.table("segment_intents")["intent"]) == {"bug_report", "praise"}
    sentiments = company.table("segment_sentiments").sort("sentiment_score")
    assert sentiments.select("sentiment", "is_friction", "emotion").rows() == [
        ("negative", True, "frustrated"),
        ("positive", False, "pleasantly_surprised"),
    ]
    (signal,) = company.table("segment_signals").to_dicts()
    assert (signal["signal"], signal["strength"]) == ("escalation_demand", "explicit")


LABEL_ASSETS = ("segment_intents", "segment_sentiments", "segment_signals")


def test_another_label_bank_labels_everything_again(company: Company) -> None:
    company.say("The price list fails badly.", "I love the audit log so much.")
    company.refresh()
    with connect(company.path) as connection:
        connection.execute(
            "update lookups.label_bank set intents = 'complaint' where intents = 'bug_report'"
        )
    done = company.refresh()
    assert [done[name] for name in LABEL_ASSETS] == [2, 2, 2]
    assert set(company.table("segment_intents")["intent"]) == {"complaint", "praise"}
    (version,) = set(company.table("segment_intents")["model_version"])
    assert version in set(company.table("label_readers")["model_version"])


def test_a_person_s_label_reads_everything_again_and_holds_until_it_is_taken_back(
    company: Company,
) -> None:
    company.say("The price list fails badly.", "I love the audit log so much.")
    company.refresh()
    before = company.table("segment_intents").sort("segment_id")
    (praise,) = before.filter(pl.col("intent") == "praise")["segment_id"]
    company.label("intent", **{praise: "question"})
    done = company.refresh()
    assert [done[name] for name in LABEL_ASSETS] == [2, 2, 2]
    (found,) = company.table("segment_intents").filter(segment_id=praise).to_dicts()
    assert (found["intent"], found["model_version"][-6:]) == ("question", "+human")
    company.label("intent")
    company.refresh()
    assert company.table("segment_intents").sort("segment_id").equals(before)


def test_a_competitor_that_is_new_in_the_lookup_is_found_in_what_was_said(
    company: Company,
) -> None:
    company.say("I love the Orbexa audit log so much.")
    company.refresh()
    assert company.table("segment_signals").is_empty()
    company.compete("Orbexa")
    assert company.refresh()["segment_signals"] == 1
    assert company.table("segment_signals")["signal"].to_list() == ["competitor_mention"]
    assert company.table("segment_entities")["entity_id"].to_list() == ["orbexa"]
