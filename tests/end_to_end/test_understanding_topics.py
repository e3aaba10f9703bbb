"""AC-01, AC-02, AC-28: one word with three meanings, one issue in four wordings, lasting topics."""

from collections import Counter

import pytest

from tests.end_to_end.refreshing import differences
from tests.end_to_end.understanding_company import beginnings, everyday
from tests.end_to_end.understanding_company.exports import LATER
from tests.end_to_end.understanding_company.integrations import COMPETITION, DEFECTS, DEMAND, WORD
from tests.end_to_end.understanding_company.telling import to_id, to_ids

pytestmark = pytest.mark.slow

MEANINGS = {
    "product_demand": to_ids(DEMAND),
    "quality_issue": to_ids(DEFECTS),
    "competitive_pressure": to_ids(COMPETITION),
}
WATCHED = "watch_integrations"
TOLERANCE = 2
MEMBERS = "select segment_id, topic_id from enriched.segment_topics where topic_id is not null"


@pytest.fixture(scope="module")
def ask(understood):
    site, refresh = understood
    assert refresh.code == 0, refresh.words
    return site.read


@pytest.fixture(scope="module")
def topic_of(ask):
    """The topics that each conversation's sentences belong to."""
    found: dict[str, set[str]] = {}
    for conversation_id, topic_id in ask(
        "select distinct conversation_id, topic_id from marts.fct_insights where topic_id != ''"
    ):
        found.setdefault(conversation_id, set()).add(topic_id)
    return found


def test_a_keyword_finds_one_lump_of_fifty(ask):
    counted = ask(
        "select count(distinct conversation_id) from marts.fct_messages "
        f"where contains(lower(text), '{WORD}')"
    )
    assert counted == [(50,)]


def test_fifty_integration_conversations_fall_into_thirty_twelve_and_eight(ask):
    split = dict(
        ask(
            "select implication, sum(conversation_count)::int from marts.mart_topic_breakdown "
            f"where topic_id = '{WATCHED}' group by all"
        )
    )
    assert sum(split.values()) == 50
    off = {name: split.get(name, 0) - len(ids) for name, ids in MEANINGS.items()}
    assert max(abs(difference) for difference in off.values()) <= TOLERANCE, split


def test_each_conversation_about_integrations_means_what_it_says(ask):
    rows = ask(
        "select conversation_id, implication, quote from marts.fct_topic_conversations "
        f"where topic_id = '{WATCHED}'"
    )
    assert {row[0] for row in rows} == set.union(*MEANINGS.values())
    for name, ids in MEANINGS.items():
        missed = [row for row in rows if row[0] in ids and row[1] != name]
        assert len(missed) <= TOLERANCE, missed


def test_thirty_conversations_name_the_integration_they_want(ask):
    entities = ask(
        "select sum(conversation_count)::int from marts.mart_topic_breakdown "
        f"where topic_id = '{WATCHED}' and implication = 'product_demand' and entity = 'salesforce'"
    )
    assert abs(entities[0][0] - 30) <= TOLERANCE


def test_every_conversation_of_the_split_leads_to_its_message(ask):
    wrong = ask(
        f"""
        select conversation_id from marts.fct_topic_conversations as split
        left join marts.fct_messages as messages using (message_id, conversation_id)
        where topic_id = '{WATCHED}'
            and split.quote is distinct from messages.text[char_start + 1:char_end]
        """
    )
    assert wrong == []


def test_no_word_is_common_to_the_four_wordings():
    words = [set(text.lower().strip(".").split()) for text in beginnings.WORDINGS]
    assert sum(len(each) for each in words) == len(set.union(*words)) + 1  # "to", no content word


def test_four_wordings_of_one_issue_are_one_topic(topic_of):
    topics = {to_id(item): topic_of.get(to_id(item)) for item in beginnings.BARE}
    first, *others = topics.values()
    assert first
    assert len(first) == 1
    assert others == [first] * 3, topics


def test_longer_wordings_of_the_issue_join_it(topic_of):
    keys = to_ids((*beginnings.BARE, *beginnings.LONGER))
    counts = Counter(topic for key in keys for topic in topic_of.get(key, {None}))
    assert counts.most_common(1)[0][1] >= 0.9 * len(keys), counts


def test_no_sentence_about_billing_is_in_that_topic(topic_of):
    topics = {topic for item in beginnings.BARE for topic in topic_of.get(to_id(item), ())}
    joined = [item for item in everyday.BILLING if topic_of.get(to_id(item), set()) & topics]
    assert topics
    assert joined == []


def test_the_same_exports_again_give_the_same_ids(understood_more):
    assert understood_more.same.code == 0, understood_more.same.words
    assert differences(understood_more.before, understood_more.after_same) == {}


def test_members_keep_their_topic_when_a_twentieth_more_is_said(understood, understood_more):
    assert understood_more.grown.code == 0, understood_more.grown.words
    more = {row[0] for row in understood_more.site.read("from marts.fct_conversations")}
    assert to_ids(LATER) <= more
    before = dict(understood[0].read(MEMBERS, build=True))
    after = dict(understood_more.site.read(MEMBERS, build=True))
    kept = [segment for segment, topic in before.items() if after.get(segment) == topic]
    assert len(before) > 100
    assert len(kept) / len(before) >= 0.95
