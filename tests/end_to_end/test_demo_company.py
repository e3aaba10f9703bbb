"""The demo company, refreshed once with the real embedder, against what its generator planted."""

import json
import sys
from collections import Counter

import numpy as np
import pytest
from sklearn.metrics import normalized_mutual_info_score

from tests.end_to_end.refreshing import ROOT

pytestmark = pytest.mark.slow

# Random labels score 0; bag-of-words embeddings of the same texts stay well below.
NMI_FLOOR, LARGEST_SHARE_FLOOR = 0.4, 0.4


@pytest.fixture(scope="module")
def truth():
    return json.loads((ROOT / "seeds" / "generator" / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def ask(demo):
    site, refresh = demo
    assert refresh.code == 0, refresh.words
    return site.read


@pytest.fixture(scope="module")
def conversations(ask):
    columns = "conversation_id, channel, account_id, is_escalated, is_resolved, primary_topic_id"
    rows = ask(f"select {columns} from marts.fct_conversations")
    return {row[0]: dict(zip(columns.split(", "), row, strict=True)) for row in rows}


def test_every_conversation_is_there_in_its_channel(truth, conversations):
    planted = truth["conversations"]
    assert [key for key in planted if key not in conversations] == []
    wrong = [k for k, v in planted.items() if conversations[k]["channel"] != v["channel"]]
    assert wrong == []


def test_nothing_is_there_that_nobody_said(ask, truth, conversations):
    unplanned = [key for key in conversations if key not in truth["conversations"]]
    # the merged ticket is exported like any other, and a mail without its thread stands alone
    assert len(unplanned) <= 5, sorted(unplanned)


def test_bots_alone_hold_no_slack_conversation(ask):
    nobody = "channel = 'slack_shared' and customer_message_count + agent_message_count = 0"
    assert ask(f"select conversation_id from marts.fct_conversations where {nobody}") == []


def test_conversations_belong_to_their_accounts(truth, conversations):
    wrong = {
        key: (facts.get("account_id"), conversations[key]["account_id"])
        for key, facts in truth["conversations"].items()
        if key in conversations
        and (facts.get("account_id") or None) != conversations[key]["account_id"]
    }
    # some people write from an address that tells of another account, or of none
    assert len(wrong) <= 5, wrong


def test_unmapped_channels_have_no_account(truth, conversations):
    unmapped = truth["facts"]["AC-26"]
    assert len(unmapped) == 16
    assert {conversations[key]["account_id"] for key in unmapped} == {None}


@pytest.mark.parametrize(
    ("theme", "escalated", "total"), [("api_errors", 70, 100), ("sso_setup", 7, 10)]
)
def test_escalations_are_seen(truth, conversations, theme, escalated, total):
    planted = truth["facts"]["AC-07"][theme]["escalated"]
    members = [key for key, v in truth["conversations"].items() if theme in v["themes"]]
    seen = {key for key in members if conversations[key]["is_escalated"]}
    assert len(planted) == escalated
    assert len(members) >= total
    assert set(planted) <= seen


def test_integration_conversations_are_split_in_three(truth, conversations):
    kinds = truth["facts"]["AC-01"]
    assert {name: len(keys) for name, keys in kinds.items()} == {
        "integration_salesforce": 30,
        "integration_broken": 12,
        "integration_competitor": 8,
    }
    assert all(key in conversations for keys in kinds.values() for key in keys)


def test_five_hundred_conversations_were_closed_in_august(ask, truth):
    facts = truth["facts"]["AC-03"]
    ((closed,),) = ask(
        "select count(*) from marts.fct_conversations "
        "where resolved_at >= '2026-08-01' and resolved_at < '2026-09-01'"
    )
    assert (len(facts["onboarding"]), len(facts["churn_signals"])) == (87, 23)
    assert closed == pytest.approx(facts["closed_conversation_count"], rel=0.05)


def test_topics_follow_the_themes(truth, conversations, capsys):
    pairs = [
        (facts["themes"][0], conversations[key]["primary_topic_id"])
        for key, facts in truth["conversations"].items()
        if conversations[key]["primary_topic_id"] and facts["themes"][0] != "noise"
    ]
    nmi = normalized_mutual_info_score(*zip(*pairs, strict=True))
    by_theme = {theme: Counter(t for name, t in pairs if name == theme) for theme, _ in pairs}
    shares = {
        theme: max(topics.values()) / topics.total()
        for theme, topics in by_theme.items()
        if topics.total() >= 50
    }
    with capsys.disabled():
        write = sys.stdout.write
        write(f"\nthemes and topics: NMI {nmi:.3f}, {len(pairs)} conversations with a topic\n")
        for theme, share in sorted(shares.items(), key=lambda item: item[1]):
            write(f"  {theme:<28} {by_theme[theme].total():>4}  largest topic {share:.0%}\n")
    assert nmi > NMI_FLOOR
    assert np.mean(list(shares.values())) > LARGEST_SHARE_FLOOR


def test_rejected_records_are_those_planted(demo, truth):
    rejected = demo[0].read("select entity, source_file from raw.rejected_records", build=True)
    planted = [(item["entity"], item["file"]) for item in truth["rejected"]]
    assert sorted(rejected) == sorted(planted)


def test_conversations_without_an_answer_have_no_reply_time(ask):
    wrong = ask(
        "select conversation_id from marts.fct_conversations where exchange_count = 0 "
        "and agent_message_count = 0 and first_reply_time_calendar_minutes is not null"
    )
    assert wrong == []
    negative = ask(
        "select conversation_id from marts.fct_conversations "
        "where least(first_reply_time_calendar_minutes, first_reply_time_business_minutes, "
        "final_resolution_calendar_minutes, full_resolution_business_minutes) < 0"
    )
    assert negative == []


def test_no_address_is_published(ask):
    found = ask(
        "select message_id from marts.fct_messages "
        "where regexp_matches(text, '[\\w.+-]+@[\\w-]+[.][\\w.]+')"
    )
    assert found == []


def test_planted_empty_messages_state_no_problem(ask, truth):
    empty = "', '".join(truth["facts"]["empty_body"])
    stated = ask(
        f"select stated_problem from marts.fct_conversations where conversation_id in ('{empty}')"
    )
    assert all(not text for (text,) in stated)
