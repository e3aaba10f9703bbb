"""Product events in Segment's shape: page views, feature attempts and their outcome."""

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from seeds.generator import authored, plan
from seeds.generator.files import write_json_lines
from seeds.generator.people import Account, Company, Contact
from seeds.generator.schedule import choose_day

# feature_id, event, share of accounts that use it.
FEATURES = (
    ("records", "Record Saved", 0.95), ("search", "Search Performed", 0.9),
    ("dashboards", "Dashboard Viewed", 0.8), ("reports", "Report Generated", 0.6),
    ("mobile_app", "Mobile App Opened", 0.55), ("automations", "Automation Run", 0.5),
    ("calendar_sync", "Calendar Synced", 0.4), ("custom_fields", "Custom Field Added", 0.35),
    ("data_export", "Data Exported", 0.3), ("quickbooks_sync", "Accounting Synced", 0.25),
    ("api", "API Key Used", 0.2), ("scheduled_reports", "Report Schedule Created", 0.15),
    ("audit_log", "Audit Log Viewed", 0.1),
)  # fmt: skip
# AC-18: as little used as each other, for opposite reasons.
RARE_FEATURES = (
    ("insights_forecasting", "Forecast Viewed"),
    ("automation_branching", "Automation Branch Added"),
)
RARE_ACCOUNT_COUNT = 9
BASE_EVENT_COUNT = 9_500
PRECONTACT_SHARE = 0.55
Event = dict[str, Any]


def write_product(folder: Path, companies: list[Company], rng: Random) -> None:
    """Write one compressed file in order of time."""
    events: list[Event] = []
    for company in companies:
        events.extend(_company_events(rng, company))
    events.sort(key=lambda event: (event["timestamp"], event["messageId"]))
    write_json_lines(folder / "events.jsonl.gz", events)


def _company_events(rng: Random, company: Company) -> list[Event]:
    quiet: dict[int, list[datetime]] = defaultdict(list)
    for conversation in company.conversations:
        if conversation.slot.theme == "automation_setup":
            quiet[conversation.contact.number].append(conversation.started_at)
    events = []
    users = {a.account_id: rng.sample(FEATURES, k=5) for a in company.accounts}
    for _ in range(BASE_EVENT_COUNT):
        account, moment = _draw_visit(rng, company.accounts)
        contact = rng.choice(account.contacts)
        if not _is_quiet(quiet, contact, moment):
            events.append(_usual_event(rng, users[account.account_id], contact, moment))
    for feature_id, event_name in RARE_FEATURES:
        events.extend(_rare_events(rng, company.accounts, feature_id, event_name))
    for conversation in company.conversations:
        if conversation.slot.theme == "automation_setup":
            events.extend(_automation_attempts(rng, conversation.contact, conversation.started_at))
        elif conversation.account.account_id and rng.random() < PRECONTACT_SHARE:
            contact, started_at = conversation.contact, conversation.started_at
            path = authored.PAGE_PATHS.get(conversation.slot.theme, "/records")
            for minutes in sorted(rng.sample(range(3, 110), rng.randint(1, 2)), reverse=True):
                moment = started_at - timedelta(minutes=minutes)
                if not _is_quiet(quiet, contact, moment):
                    is_docs = rng.random() < 0.4
                    events.append(
                        _page(rng, contact, moment, _docs_path(path) if is_docs else path)
                    )
    return events


def _is_quiet(quiet: dict[int, list[datetime]], contact: Contact, moment: datetime) -> bool:
    """AC-15 counts what one person did in the day before; nothing else may fall into it."""
    starts = quiet.get(contact.number, [])
    return any(start - timedelta(hours=25) <= moment <= start for start in starts)


def _draw_visit(rng: Random, accounts: list[Account]) -> tuple[Account, datetime]:
    while True:
        account = rng.choice(accounts)
        day = choose_day(rng, plan.FIRST_DAY, plan.LAST_DAY)
        if account.is_active_on(day) and rng.random() < min(1.0, 0.25 + account.seats / 40):
            moment = time(rng.randint(6, 19), rng.randrange(60), rng.randrange(60))
            return account, datetime.combine(day, moment, UTC)


def _usual_event(
    rng: Random, features: list[tuple[str, str, float]], contact: Contact, moment: datetime
) -> Event:
    if rng.random() < 0.35:
        return _page(
            rng,
            contact,
            moment,
            rng.choice(("/home", "/jobs", "/records", "/dashboards", "/reports")),
        )
    feature_id, event_name, share = rng.choice(features)
    if rng.random() > share:
        feature_id, event_name, _ = FEATURES[0]
    outcome = "failed" if rng.random() < 0.05 else "succeeded"
    return _track(rng, contact, moment, event_name, {"feature_id": feature_id, "outcome": outcome})


def _rare_events(
    rng: Random, accounts: list[Account], feature_id: str, event_name: str
) -> list[Event]:
    paying = [
        a for a in accounts if a.segment == "mid_market" and a.cohort == "landmark" and not a.ended
    ]
    events = []
    for account in rng.sample(paying, RARE_ACCOUNT_COUNT):
        for _ in range(2):
            day = choose_day(rng, plan.LAST_DAY - timedelta(80), plan.LAST_DAY - timedelta(1))
            moment = datetime.combine(day, time(10, rng.randrange(60)), UTC)
            outcome = "abandoned" if feature_id == "automation_branching" else "succeeded"
            properties = {"feature_id": feature_id, "outcome": outcome}
            events.append(_track(rng, account.contacts[0], moment, event_name, properties))
    return events


def _automation_attempts(rng: Random, contact: Contact, started_at: datetime) -> list[Event]:
    """AC-15: three attempts and two visits of the docs within a day before the question."""
    minutes = sorted(rng.sample(range(4, 600), 5), reverse=True)
    moments = [started_at - timedelta(minutes=minute) for minute in minutes]
    events = []
    for position, moment in enumerate(moments):
        if position in (1, 3):
            path = rng.choice(
                ("/automations/first-rule", "/automations/triggers", "/automations/conditions")
            )
            events.append(_page(rng, contact, moment, f"/docs{path}"))
        else:
            outcome = "abandoned" if position == 4 else "failed"
            properties = {
                "feature_id": "automations",
                "outcome": outcome,
                "step": rng.choice(("trigger", "condition")),
            }
            events.append(
                _track(rng, contact, moment, "Automation Configure Attempted", properties)
            )
    return events


def _docs_path(path: str) -> str:
    return "/docs" + path.removesuffix("/new")


def _envelope(rng: Random, contact: Contact, moment: datetime, kind: str) -> Event:
    stamp = f"{moment:%Y-%m-%dT%H:%M:%S}.{rng.randrange(1000):03d}Z"
    return {
        "messageId": f"ajs-{rng.getrandbits(64):016x}",
        "type": kind,
        "userId": f"u_{contact.number}",
        "timestamp": stamp,
        "context": {
            "groupId": contact.account.account_id,
            "traits": {"email": contact.email},
            "library": {"name": "analytics.js", "version": "2.11.1"},
        },
    }


def _page(rng: Random, contact: Contact, moment: datetime, path: str) -> Event:
    event = _envelope(rng, contact, moment, "page")
    is_docs = path.startswith("/docs/")
    host = "help.tallybrook.com" if is_docs else "app.tallybrook.com"
    title = path.removeprefix("/docs").strip("/").replace("/", " ").replace("-", " ").title()
    page = {"url": f"https://{host}{path}", "path": path, "title": title}
    event.update(name="Docs" if is_docs else title, properties=page)
    event["context"]["page"] = page
    return event


def _track(
    rng: Random, contact: Contact, moment: datetime, event_name: str, properties: dict[str, str]
) -> Event:
    event = _envelope(rng, contact, moment, "track")
    event.update(event=event_name, properties=properties)
    return event
