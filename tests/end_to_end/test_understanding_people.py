"""AC-14, AC-16, AC-20, AC-21: what lies under the words of people who write to the company."""

import pytest

from tests.end_to_end.understanding_company import detours, growing, leaving
from tests.end_to_end.understanding_company.people import ACCOUNTS
from tests.end_to_end.understanding_company.telling import to_id

pytestmark = pytest.mark.slow

WORKAROUNDS = (*detours.CORE_FAILURES, *detours.BEYOND_INTENDED_USES)


@pytest.fixture(scope="module")
def ask(understood):
    site, refresh = understood
    assert refresh.code == 0, refresh.words
    return site.read


@pytest.fixture(scope="module")
def insights(ask):
    """What is known of a conversation's sentences: quote, family, label, kind, sentiment."""

    def read(conversation):
        columns = "quote, label_family, label, signal_kind, sentiment_score, is_friction"
        return ask(
            f"select {columns} from marts.fct_insights "
            f"where conversation_id = '{to_id(conversation)}' order by sent_at, char_start, label"
        )

    return read


def _account_id(key):
    return ACCOUNTS[key].account_id


@pytest.mark.parametrize("conversation", WORKAROUNDS, ids=to_id)
def test_a_workaround_at_the_end_is_no_good_end(ask, conversation):
    flags = ask(
        "select is_resolved, is_resolved_but_negative from marts.fct_conversations "
        f"where conversation_id = '{to_id(conversation)}'"
    )
    assert flags == [(True, True)]


@pytest.mark.parametrize("conversation", detours.WELL_SOLVED, ids=to_id)
def test_what_was_mended_ends_well(ask, conversation):
    flags = ask(
        "select is_resolved, is_resolved_but_negative from marts.fct_conversations "
        f"where conversation_id = '{to_id(conversation)}'"
    )
    assert flags == [(True, False)]


def test_i_figured_out_the_workaround_is_negative(ask):
    scores = ask(
        "select distinct sentiment_score < 0, is_friction from marts.fct_insights "
        "where quote = 'I figured out the workaround.'"
    )
    assert scores == [(True, True)]


@pytest.mark.parametrize(
    ("conversation", "kind"),
    [
        *((item, "core_failure") for item in detours.CORE_FAILURES),
        *((item, "beyond_intended_use") for item in detours.BEYOND_INTENDED_USES),
    ],
    ids=lambda value: value if isinstance(value, str) else to_id(value),
)
def test_a_workaround_has_its_cause(insights, conversation, kind):
    found = insights(conversation)
    kinds = {row[3] for row in found if row[1:3] == ("signal", "workaround")}
    assert kinds == {kind}, found


def _said(rows, words, labels):
    """Quotes that hold the words and are labelled as one of these."""
    return {row[0] for row in rows if words in row[0].lower() and row[2] in labels}


PROBLEM = {"bug_report", "complaint", "account_request"}


def test_the_double_charge_message_holds_three_insights(insights):
    rows = insights(detours.CHARGED_TWICE)
    billing = _said(rows, "charged twice", PROBLEM)
    payment_flow = _said(rows, "timing out", {"bug_report", "complaint"})
    frustration = {row[2] for row in rows if row[2] == "frustrated" or row[1] == "signal"}
    assert billing, rows
    assert payment_flow, rows
    assert billing.isdisjoint(payment_flow), rows
    assert frustration, rows


def test_each_of_the_three_stands_in_its_own_segment_when_all_are_said(insights):
    rows = insights(detours.CHARGED_TWICE_ALOUD)
    billing = _said(rows, "two times", PROBLEM)
    payment_flow = _said(rows, "timeout", {"bug_report", "complaint"})
    frustration = _said(rows, "trust", {"complaint", "churn_risk", "frustrated"})
    assert (len(billing), len(payment_flow), len(frustration)) == (1, 1, 1), rows
    assert len(billing | payment_flow | frustration) == 3
    kinds = {row[3] for row in rows if row[2] == "churn_risk"}
    assert kinds & {"losing_confidence", "recurring_problem"}, rows


def test_a_conversation_with_several_insights_is_counted_once(ask):
    for item in (detours.CHARGED_TWICE, detours.CHARGED_TWICE_ALOUD):
        own = f"where conversation_id = '{to_id(item)}'"
        assert ask(f"select count(*) from marts.fct_conversations {own}") == [(1,)]
        assert ask(f"select count(*) > 2 from marts.fct_insights {own}") == [(True,)]
    everything = ask("select count(*) from marts.fct_conversations")
    assert ask("select sum(conversation_count)::int from marts.mart_support_daily") == everything
    twice = ask(
        "select topic_id, conversation_id from marts.fct_topic_conversations "
        "group by all having count(*) > 1"
    )
    assert twice == []


@pytest.mark.parametrize("account", leaving.SENTENCES)
def test_who_may_leave_is_flagged_and_quoted(ask, account):
    kind, text = leaving.SENTENCES[account]
    rows = ask(
        "select signal_kind, is_alerted, quote, arr_usd::int from marts.mart_churn_signals "
        f"where account_id = '{_account_id(account)}'"
    )
    (row,) = [row for row in rows if row[0] == kind] or [rows]
    assert row[:2] == (kind, True), rows
    assert row[2].strip(".?") in text
    assert row[3] == 12 * ACCOUNTS[account].monthly_price
    flag = f"from marts.dim_accounts where account_id = '{_account_id(account)}'"
    assert ask(f"select has_churn_signal {flag}") == [(True,)]


@pytest.mark.parametrize("account", leaving.MEMORIES)
def test_who_only_remembers_a_competitor_raises_no_alarm(ask, account):
    rows = ask(
        "select is_alerted, strength, suppression_reason from marts.mart_churn_signals "
        f"where account_id = '{_account_id(account)}'"
    )
    assert rows == [(False, "casual", "casual_mention")]
    flag = f"from marts.dim_accounts where account_id = '{_account_id(account)}'"
    assert ask(f"select has_churn_signal {flag}") == [(False,)]


@pytest.mark.parametrize("account", growing.WISHES)
def test_who_wants_more_is_qualified_by_the_plan(ask, account):
    wish = growing.WISHES[account]
    rows = ask(
        "select signal_kind, feature_id, limit_count, disqualified_reason, is_qualified, plan, "
        "quote from marts.mart_expansion_signals "
        f"where account_id = '{_account_id(account)}'"
    )
    (row,) = [row for row in rows if row[0] == wish.kind] or [rows]
    expected = (wish.kind, wish.feature_id, wish.limit_count, wish.disqualified_reason)
    assert row[:4] == expected, rows
    assert row[4] is (wish.disqualified_reason is None)
    assert row[5] == ACCOUNTS[account].plan
    assert row[6].strip(".?") in wish.text
