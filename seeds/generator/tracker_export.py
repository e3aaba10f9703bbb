"""Trackers: Jira issues with their changelog, and Linear issues of the platform team."""

# ruff: noqa: E501 -- an issue is one line

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from seeds.generator.files import write_json

# number, summary, type, priority, component, created, in progress, in review, done
JIRA_ISSUES = (
    (378, "QuickBooks connector loses its token after 60 days", "Bug", "High", "integrations", "2025-11-03", "2026-04-06", "2026-05-11", ""),
    (391, "Outage of 18 November: database failover took 41 minutes", "Bug", "Highest", "platform", "2025-11-18", "2025-11-18", "2025-11-19", "2025-11-20"),
    (402, "Xero sync stops on deleted contacts", "Bug", "High", "integrations", "2026-01-19", "2026-02-09", "2026-04-20", "2026-04-27"),
    (412, "Calendar sync drops and shifts events", "Bug", "High", "calendar", "2025-12-15", "2026-01-07", "2026-01-26", "2026-02-02"),
    (418, "Payment page times out behind slow card issuers", "Bug", "High", "billing", "2026-02-17", "2026-02-18", "2026-03-02", "2026-03-05"),
    (431, "Search: new ranking", "Improvement", "Medium", "search", "2026-01-28", "2026-02-16", "2026-03-09", "2026-03-16"),
    (447, "Tooltip covers the date field", "Bug", "Low", "web_app", "2026-02-04", "", "", ""),
    (455, "Due dates shift around daylight saving", "Bug", "Medium", "web_app", "2026-03-31", "", "", ""),
    (470, "Salesforce connector", "Story", "Medium", "integrations", "2026-04-15", "", "", ""),
    (486, "Automation runs twice after an edit", "Bug", "Medium", "automations", "2026-05-04", "2026-05-18", "2026-06-01", "2026-06-08"),
    (503, "Report generation fails on more than 20,000 records", "Bug", "High", "reports", "2026-06-22", "2026-07-06", "2026-08-17", "2026-08-31"),
    (515, "Move export where people look for it", "Improvement", "Medium", "web_app", "2026-07-01", "2026-09-07", "", ""),
    (529, "Getting-started checklist does not match the new menu", "Bug", "Medium", "onboarding", "2026-08-10", "2026-08-24", "2026-09-07", "2026-09-14"),
    (548, "iOS app closes when a job is opened (5.0)", "Bug", "Highest", "mobile", "2026-09-07", "2026-09-14", "", ""),
    (549, "Mobile app 5.0 loads job lists slowly", "Bug", "High", "mobile", "2026-09-08", "2026-09-21", "", ""),
    (556, "Attachments vanish after a folder is moved", "Bug", "Highest", "records", "2026-09-16", "2026-09-17", "", ""),
    (561, "Edit many records at once", "Story", "Medium", "records", "2026-09-22", "", "", ""),
)  # fmt: skip
LABELS = {
    412: ["calendar_sync", "customer-reported", "conversation-insight"],
    431: ["search_results", "customer-reported", "conversation-insight"],
    503: ["report_generation", "customer-reported", "conversation-insight"],
    529: ["onboarding_setup", "customer-reported", "conversation-insight"],
    418: ["payment_page_timeout", "customer-reported"],
    402: ["integration_broken", "customer-reported"],
    548: ["mobile_ios_crash", "customer-reported"],
    549: ["mobile_slow", "customer-reported"],
}
# number, title, state name, state type, priority, created, started, completed
LINEAR_ISSUES = (
    (101, "429 responses lack a Retry-After header", "Done", "completed", 2, "2025-12-02", "2026-01-12", "2026-01-30"),
    (108, "Webhook deliveries are sent twice on retry", "Done", "completed", 2, "2026-02-11", "2026-02-23", "2026-04-02"),
    (115, "Pagination cursor expires too early", "In Progress", "started", 3, "2026-05-20", "2026-08-03", ""),
    (121, "Document the undocumented fields of /records", "Todo", "unstarted", 3, "2026-06-12", "", ""),
    (127, "SAML: accept a second certificate during rotation", "In Progress", "started", 2, "2026-07-09", "2026-09-01", ""),
    (133, "EU-only storage for attachments", "Backlog", "backlog", 4, "2026-05-28", "", ""),
    (140, "API tokens are revoked when their owner leaves", "Canceled", "canceled", 3, "2026-03-18", "", ""),
)  # fmt: skip
STEPS = (("To Do", "In Progress"), ("In Progress", "In Review"), ("In Review", "Done"))
DEVELOPERS = ("Ben Osei", "Ingrid Dahl", "Ravi Menon")
Record = dict[str, Any]


def write_tracker(folder: Path, rng: Random) -> None:
    """Write both trackers."""
    issues = [_jira_issue(rng, issue) for issue in JIRA_ISSUES]
    search = {
        "expand": "schema,names",
        "startAt": 0,
        "maxResults": 100,
        "total": len(issues),
        "issues": issues,
    }
    write_json(folder / "jira_issues.json", search)
    nodes = [_linear_issue(issue) for issue in LINEAR_ISSUES]
    write_json(
        folder / "linear_issues.json",
        {"data": {"issues": {"nodes": nodes, "pageInfo": {"hasNextPage": False}}}},
    )


def _at(day: str, hour: int) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def _jira_time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000+0000"


def _jira_issue(rng: Random, issue: tuple[Any, ...]) -> Record:
    number, summary, kind, priority, component, created, *days = issue
    author = {
        "accountId": f"tb-{number % 3}",
        "displayName": DEVELOPERS[number % 3],
        "active": True,
    }
    histories = []
    for position, ((before, after), day) in enumerate(zip(STEPS, days, strict=True)):
        if day:
            moment = _at(day, 10 + position)
            item = {
                "field": "status",
                "fieldtype": "jira",
                "fieldId": "status",
                "fromString": before,
                "toString": after,
            }
            histories.append({"id": str(number * 10 + position), "author": author,
                              "created": _jira_time(moment), "items": [item]})  # fmt: skip
    status = STEPS[len(histories) - 1][1] if histories else "To Do"
    done = _jira_time(_at(days[-1], 12)) if days[-1] else None
    created_at = _jira_time(_at(created, 9))
    fields = {
        "summary": summary, "description": f"Reported by several customers. {summary}.",
        "issuetype": {"name": kind, "subtask": False}, "priority": {"name": priority},
        "status": {"name": status, "statusCategory": {"key": "done" if done else "indeterminate"}},
        "project": {"key": "TB", "name": "Tallybrook"}, "labels": LABELS.get(number, []),
        "components": [{"name": component}], "assignee": author,
        "reporter": {"displayName": rng.choice(("Mia Holloway", "Noah Fields"))},
        "created": created_at, "updated": histories[-1]["created"] if histories else created_at,
        "resolutiondate": done, "resolution": {"name": "Done"} if done else None,
    }  # fmt: skip
    changelog = {"startAt": 0, "maxResults": 100, "total": len(histories), "histories": histories}
    return {"id": str(10_000 + number), "key": f"TB-{number}",
            "self": f"https://tallybrook.atlassian.net/rest/api/3/issue/{10_000 + number}",
            "fields": fields, "changelog": changelog}  # fmt: skip


def _linear_issue(issue: tuple[Any, ...]) -> Record:
    number, title, state_name, state_type, priority, created, started, completed = issue
    created_at = f"{created}T09:00:00.000Z"
    canceled_at = (
        f"{_at(created, 9) + timedelta(20):%Y-%m-%dT%H:%M:%S}.000Z"
        if state_type == "canceled"
        else None
    )
    started_at = f"{started}T10:00:00.000Z" if started else None
    completed_at = f"{completed}T16:00:00.000Z" if completed else None
    history = []
    if started_at:
        history.append(
            {
                "createdAt": started_at,
                "fromState": {"name": "Todo"},
                "toState": {"name": "In Progress"},
            }
        )
    if completed_at:
        history.append(
            {
                "createdAt": completed_at,
                "fromState": {"name": "In Progress"},
                "toState": {"name": "Done"},
            }
        )
    return {
        "id": f"5c1e0000-0000-4000-8000-{number:012d}", "identifier": f"PLT-{number}", "title": title,
        "description": f"{title}. Seen in support conversations.", "createdAt": created_at,
        "updatedAt": completed_at or started_at or created_at, "startedAt": started_at,
        "completedAt": completed_at, "canceledAt": canceled_at, "priority": priority,
        "estimate": None, "url": f"https://linear.app/tallybrook/issue/PLT-{number}",
        "team": {"key": "PLT", "name": "Platform"}, "state": {"name": state_name, "type": state_type},
        "labels": {"nodes": [{"name": "customer-reported"}]}, "history": {"nodes": history},
    }  # fmt: skip
