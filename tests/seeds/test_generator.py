"""The planted facts hold in the written exports, counted from the files alone."""

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RAW = ROOT / "seeds" / "raw"
INTEGRATIONS = {"integration_salesforce": 30, "integration_broken": 12, "integration_competitor": 8}


def content(path):
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def within(conversations, first, last):
    return [c for c in conversations if first <= c["started_at"].date().isoformat() <= last]


def of_theme(conversations, *names):
    return [c for c in conversations if c["theme"] in names]


@pytest.fixture(scope="module")
def account_of(rows, exports):
    by_mail = {row["Email"]: row["AccountId"] for row in rows("crm/salesforce_contacts.csv")}
    domains = {}
    for row in rows("crm/salesforce_accounts.csv"):
        domains[row["Website"].removeprefix("https://www.")] = row["Id"]
    for company in json.loads((exports / "crm/hubspot_companies.json").read_text())["results"]:
        account = company["properties"]["salesforceaccountid"] or company["id"]
        domains[company["properties"]["domain"]] = account
    for contact in json.loads((exports / "crm/hubspot_contacts.json").read_text())["results"]:
        company = contact["properties"]["associatedcompanyid"]
        by_mail.setdefault(contact["properties"]["email"], company)
    return lambda mail: by_mail.get(mail) or domains.get(mail.partition("@")[2], "")


def test_the_same_seed_writes_the_committed_bytes(exports, truth):
    written = {p.relative_to(exports): content(p) for p in exports.rglob("*") if p.is_file()}
    committed = {p.relative_to(RAW): content(p) for p in RAW.rglob("*") if p.is_file()}
    assert sorted(written) == sorted(committed)
    assert [p for p in sorted(written) if written[p] != committed[p]] == []
    assert truth == json.loads((ROOT / "seeds/generator/truth.json").read_text())


def test_exports_stay_small(exports):
    assert sum(p.stat().st_size for p in exports.rglob("*") if p.is_file()) <= 7_500_000


def test_every_conversation_of_the_truth_is_in_the_files(conversations, truth):
    written = {c["id"] for c in conversations}
    unthreaded = {
        number
        for number in set(truth["conversations"]) - written
        if not number.startswith("slack:")
    }
    assert not unthreaded
    assert len(truth["conversations"]) == 3990


def test_monthly_totals_follow_the_plan(truth):
    months = Counter(c["started_at"][:7] for c in truth["conversations"].values())
    assert [months[f"2026-{n:02d}"] for n in range(4, 10)] == [200, 250, 340, 340, 500, 560]


def test_channels_have_their_shares(truth):
    channels = Counter(c["channel"] for c in truth["conversations"].values())
    expected = {"ticket": 0.45, "chat": 0.24, "email": 0.16, "slack_shared": 0.08, "call": 0.07}
    for channel, share in expected.items():
        assert channels[channel] / 3990 == pytest.approx(share, abs=0.01)


def test_integration_splits_30_12_8_in_the_second_quarter(conversations):
    quarter = within(conversations, "2026-04-01", "2026-06-30")
    mentioning = [c for c in quarter if "integration" in c["text"].lower()]
    assert Counter(c["theme"] for c in mentioning) == INTEGRATIONS
    assert len(of_theme(quarter, *INTEGRATIONS)) == 50


def test_august_has_500_closed_with_87_23_and_14(conversations, truth):
    august = within(conversations, "2026-08-01", "2026-08-31")
    told = [c for c in truth["conversations"].values() if c["started_at"].startswith("2026-08")]
    assert len(told) == 500
    assert all(c["closed_at"] for c in august if c["channel"] in ("ticket", "chat"))
    assert len(of_theme(august, "onboarding_setup")) == 87
    churn = {
        "losing_confidence",
        "competitor_evaluation",
        "budget_concern",
        "downgrade_request",
        "cancellation",
    }
    assert sum(not churn.isdisjoint(c["themes"]) for c in august) == 23
    assert len(of_theme(august, "offline_mode", "document_templates", "dashboard_customise")) == 14


def test_nothing_closed_in_august_began_before(conversations):
    july = within(conversations, "2026-07-01", "2026-07-31")
    late = [c for c in july if c["channel"] == "ticket" and c["closed_at"].startswith("2026-08")]
    assert late == []


def test_mobile_grows_from_100_to_140_while_the_total_stays(conversations, truth):
    mobile = of_theme(conversations, "mobile_slow", "mobile_ios_crash")
    assert len(within(mobile, "2026-08-31", "2026-09-13")) == 100
    assert len(within(mobile, "2026-09-14", "2026-09-27")) == 140
    days = [c["started_at"][:10] for c in truth["conversations"].values()]
    totals = [
        sum("2026-08-31" <= d <= "2026-09-13" for d in days),
        sum("2026-09-14" <= d <= "2026-09-27" for d in days),
    ]
    assert totals == [262, 262]


def test_ratings_fall_only_after_the_mobile_conversations(rows):
    scores = defaultdict(list)
    for row in rows("surveys/nps_answers.csv"):
        if re.match(r"\d{4}-", row["answered_at"]):
            scores["after" if row["answered_at"][:10] > "2026-09-27" else "before"].append(
                int(row["score"])
            )
    assert (
        sum(scores["after"]) / len(scores["after"])
        < sum(scores["before"]) / len(scores["before"]) - 2
    )


@pytest.mark.parametrize(
    ("theme", "june", "july"),
    [("report_generation", 50, 80), ("custom_fields", 5, 8), ("seat_management", 34, 34)],
)
def test_june_and_july_counts(conversations, theme, june, july):
    own = of_theme(conversations, theme)
    assert len(within(own, "2026-06-01", "2026-06-30")) == june
    assert len(within(own, "2026-07-01", "2026-07-31")) == july


def test_seat_management_keeps_its_share_in_august(conversations):
    assert len(within(of_theme(conversations, "seat_management"), "2026-08-01", "2026-08-31")) == 50


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("integration_broken", (40, 12)),
        ("webhooks", (5, 2)),
        ("time_zone", (30, 3)),
    ],
)
def test_exposed_accounts_and_their_churn(conversations, truth, rows, theme, expected):
    quarter = within(of_theme(conversations, theme), "2026-01-01", "2026-03-31")
    told = truth["conversations"]
    exposed = {told[c["id"]]["account_id"] for c in quarter if c["id"] in told}
    left = {
        r["account_id"]
        for r in rows("billing/subscriptions.csv")
        if "2026-04-15" <= r["ended_on"] <= "2026-07-13"
    }
    assert (len(exposed), len(exposed & left)) == expected


def test_the_unexposed_churn_at_a_third_of_the_rate(truth, rows):
    exposed = set(truth["facts"]["AC-05"]["exposed"])
    subscriptions = rows("billing/subscriptions.csv")
    active = {
        r["account_id"]
        for r in subscriptions
        if r["started_on"] <= "2026-04-14" <= (r["ended_on"] or "9")
    }
    left = {r["account_id"] for r in subscriptions if "2026-04-15" <= r["ended_on"] <= "2026-07-13"}
    assert (len(active - exposed), len((active & left) - exposed)) == (360, 36)


def test_leavers_write_their_cancellation_within_14_days(conversations, truth, rows):
    ends = {
        r["account_id"]: r["ended_on"] for r in rows("billing/subscriptions.csv") if r["ended_on"]
    }
    cancelling = of_theme(conversations, "cancellation")
    assert len(cancelling) >= 12
    for conversation in cancelling:
        end = date.fromisoformat(ends[truth["conversations"][conversation["id"]]["account_id"]])
        assert 0 < (end - conversation["started_at"].date()).days <= 14


def test_password_resets_take_one_exchange_and_integrations_six_messages(conversations):
    counted = [c for c in conversations if c["channel"] in ("ticket", "chat")]
    resets = [c["message_count"] for c in of_theme(counted, "password_reset")]
    integrations = [c["message_count"] for c in of_theme(counted, *INTEGRATIONS)]
    # A chat may come in two pieces: still one turn of the customer, still one exchange.
    assert set(resets) <= {2, 3}
    assert sum(integrations) / len(integrations) == pytest.approx(6, abs=0.2)


def test_escalations_to_engineering(conversations):
    for theme, share in (
        ("api_errors", (70, 100)),
        ("sso_setup", (7, 10)),
        ("gdpr_residency", (2, 2)),
    ):
        own = of_theme(conversations, theme)
        assert (sum(c["is_escalated"] for c in own), len(own)) == share
    others = [
        c for c in conversations if c["theme"] not in ("api_errors", "sso_setup", "gdpr_residency")
    ]
    for theme, count in Counter(c["theme"] for c in others).items():
        assert sum(c["is_escalated"] for c in of_theme(others, theme)) < 0.1 * count


def test_bulk_edit_has_23_enterprise_accounts_of_mean_50000(conversations, truth, rows):
    september = within(of_theme(conversations, "bulk_edit"), "2026-09-01", "2026-09-30")
    accounts = Counter(truth["conversations"][c["id"]]["account_id"] for c in september)
    values = {r["account_id"]: float(r["mrr_usd"]) * 12 for r in rows("billing/subscriptions.csv")}
    assert len(accounts) == 23
    assert max(accounts.values()) == 6
    assert round(sum(values[a] for a in accounts) / 23, 2) == 50_000.00
    assert sum("quarter" in c["text"].lower() for c in september) > len(september) / 2
    segments = {r["Id"]: r["Segment__c"] for r in rows("crm/salesforce_accounts.csv")}
    assert {segments[a] for a in accounts} == {"enterprise"}


def test_quirks_translations_and_blockers_come_from_whom_they_should(conversations, truth):
    segments = {
        theme: Counter()
        for theme in ("ui_quirk", "data_loss_restore", "translation", "offline_mode")
    }
    for conversation in of_theme(conversations, *segments):
        segments[conversation["theme"]][truth["conversations"][conversation["id"]]["segment"]] += 1
    assert segments["ui_quirk"].total() == 100
    assert segments["ui_quirk"]["free"] + segments["ui_quirk"]["small_business"] > 80
    assert segments["data_loss_restore"].total() == 10
    assert set(segments["data_loss_restore"]) <= {"enterprise", "mid_market"}
    assert segments["translation"] == {"free": 50}
    assert segments["offline_mode"] == {"enterprise": 1}


def test_templates_are_asked_for_by_a_large_and_a_tiny_account(conversations, truth, rows):
    asked = {
        truth["conversations"][c["id"]]["account_id"]
        for c in of_theme(conversations, "document_templates")
    }
    values = {r["account_id"]: float(r["mrr_usd"]) * 12 for r in rows("billing/subscriptions.csv")}
    assert sorted(round(values[a]) for a in asked) == [500, 100_000]


def test_calendar_conversations_fall_with_the_fix_and_search_does_not(conversations):
    calendar = of_theme(conversations, "calendar_sync")
    before, after = (
        within(calendar, "2025-07-07", "2026-02-01"),
        within(calendar, "2026-02-02", "2026-09-27"),
    )
    assert len(before) / 30 == pytest.approx(6, abs=0.3)
    assert len(after) / 34 == pytest.approx(2, abs=0.3)
    search = of_theme(conversations, "search_results")
    share_before = len(within(search, "2025-07-01", "2026-03-15")) / 1700
    share_after = len(within(search, "2026-03-16", "2026-09-30")) / 2290
    assert share_before == pytest.approx(share_after, rel=0.25)


def test_the_fix_and_the_placebo_are_dated_in_jira(exports):
    issues = json.loads((exports / "tracker/jira_issues.json").read_text())["issues"]
    done = {
        issue["key"]: history["created"][:10]
        for issue in issues
        for history in issue["changelog"]["histories"]
        if history["items"][0]["toString"] == "Done"
    }
    assert (done["TB-412"], done["TB-431"]) == ("2026-02-02", "2026-03-16")


def test_two_fifths_of_june_chats_ask_for_what_exists(conversations):
    chats = [c for c in within(conversations, "2026-06-01", "2026-06-30") if c["channel"] == "chat"]
    assert (
        len(of_theme(chats, "find_export", "find_audit_log", "scheduled_reports")),
        len(chats),
    ) == (32, 80)


def test_automation_questions_follow_three_attempts_and_two_visits(conversations, exports):
    events = defaultdict(list)
    for line in content(exports / "product/events.jsonl.gz").decode().splitlines():
        if line.endswith("}"):
            event = json.loads(line)
            events[event["context"]["traits"]["email"]].append(event)
    asked = of_theme(conversations, "automation_setup")
    assert len(asked) >= 40
    for question in asked:
        start = question["started_at"]
        day = [
            e for e in events[question["email"]]
            if start - timedelta(hours=24) <= datetime.fromisoformat(e["timestamp"]) < start
        ]  # fmt: skip
        attempts = [e for e in day if e.get("event") == "Automation Configure Attempted"]
        docs = [
            e for e in day if e["type"] == "page" and e["properties"]["path"].startswith("/docs/")
        ]
        assert (len(attempts), len(docs), len(day)) == (3, 2, 5)


def test_two_rare_features_are_used_alike_and_one_is_never_mentioned(conversations, exports):
    used = defaultdict(set)
    for line in content(exports / "product/events.jsonl.gz").decode().splitlines():
        if line.endswith("}"):
            event = json.loads(line)
            used[event["properties"].get("feature_id")].add(event["context"]["groupId"])
    assert len(used["insights_forecasting"]) == len(used["automation_branching"]) == 9
    assert not any("forecast" in c["text"].lower() for c in conversations)
    assert (
        sum("branch" in c["text"].lower() for c in of_theme(conversations, "automation_setup")) >= 8
    )


def test_spikes_fall_into_their_weeks(conversations):
    pricing = of_theme(conversations, "pricing_change")
    doubles = of_theme(conversations, "duplicate_records")
    assert len(within(pricing, "2026-05-04", "2026-05-10")) >= 30
    assert len(within(doubles, "2026-03-09", "2026-03-15")) >= 20
    assert len(within(pricing, "2026-04-20", "2026-05-03")) <= 4
    assert len(within(doubles, "2026-02-23", "2026-03-08")) <= 4


def test_recovered_conversations_end_with_thanks(conversations, truth):
    thanks = (ROOT / "seeds/generator/phrases/generic/solved_thanks.txt").read_text().splitlines()
    recovered = [c for c in conversations if c["id"] in truth["facts"]["AC-17 recovered"]]
    counted = [c for c in recovered if c["channel"] in ("ticket", "chat")]
    assert len(counted) > 40
    assert all(
        c["text"].strip().endswith(tuple(line.strip() for line in thanks if line)) for c in counted
    )


def test_two_slack_channels_have_no_account(exports):
    mapped = {
        r["channel_name"]
        for r in csv.DictReader(
            (ROOT / "seeds/lookups/channel_accounts.csv").read_text().splitlines()
        )
    }
    channels = {c["name"] for c in json.loads((exports / "slack/channels.json").read_text())}
    assert channels - mapped == {"ext-harbourline-pilot", "ext-quillon-rollout"}


def test_lifecycle_days_sit_on_the_boundaries(conversations, truth, rows):
    starts = {
        r["account_id"]: date.fromisoformat(r["started_on"])
        for r in rows("billing/subscriptions.csv")
    }
    found = {}
    for conversation in conversations:
        told = truth["conversations"].get(conversation["id"], {})
        for trait in told.get("traits", []):
            if trait.startswith("lifecycle_day_"):
                found[trait] = (conversation["started_at"].date() - starts[told["account_id"]]).days
    assert found == {f"lifecycle_day_{n}": n for n in (30, 31, 90, 91)}


def test_most_mail_addresses_lead_to_the_account_they_belong_to(conversations, truth, account_of):
    told = truth["conversations"]
    mailed = [c for c in conversations if c["channel"] != "slack_shared" and c["id"] in told]
    known = [c for c in mailed if account_of(c["email"])]
    wrong = [c["id"] for c in known if account_of(c["email"]) != told[c["id"]]["account_id"]]
    assert len(known) > 0.9 * len(mailed)
    assert len(wrong) < 0.02 * len(known)


def test_broken_records_are_listed(exports, truth):
    assert len(truth["rejected"]) == 5
    assert all((exports / entry["file"]).is_file() for entry in truth["rejected"])


def test_customers_have_words_of_their_own(themes):
    assert len(themes) >= 52
    for theme, sections in themes.items():
        assert len(set(sections["opening"])) >= 25, theme
    said = {
        line
        for s in themes.values()
        for name in ("opening", "detail", "spoken", "follow_up")
        for line in s[name]
    }
    assert len(said) >= 1500


def test_the_label_bank_shares_no_sentence_with_the_phrases(themes):
    phrases = {line.lower() for s in themes.values() for lines in s.values() for line in lines}
    for path in (ROOT / "seeds/generator/phrases/generic").glob("*.txt"):
        phrases |= {line.strip().lower() for line in path.read_text().splitlines() if line.strip()}
    with (ROOT / "seeds/lookups/label_bank.csv").open(encoding="utf-8") as file:
        cells = {
            cell.strip().lower()
            for row in csv.DictReader(file)
            for cell in row.values()
            if len(cell) > 12
        }
    assert cells & phrases == set()
