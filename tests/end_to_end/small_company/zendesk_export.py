"""Tickets as the Zendesk Support API lists them."""

from typing import Any

from tests.end_to_end.small_company.company import Conversation, Message
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.people import AGENT, BOT, SMALL, Directory
from tests.end_to_end.small_company.tickets import CHANGED, EXPORTED_TWICE, WITH_NEW_FIELD

TIER_1, TIER_2 = 31, 32


def write_tickets(
    files: Files, conversations: list[Conversation], directory: Directory = SMALL
) -> None:
    tickets = [_ticket(item, directory) for item in conversations]
    again = [ticket for ticket in tickets if ticket["id"] in (EXPORTED_TWICE, CHANGED)]
    first = [_as_opened(ticket) if ticket["id"] == CHANGED else ticket for ticket in tickets]
    for name, page in files.parts("zendesk/tickets_{}.json", first, again):
        files.json(name, "tickets", page)
    comments = [c for i in conversations for c in _comments(i, directory)]
    files.json_lines("zendesk/ticket_comments.jsonl", comments)
    files.json_lines("zendesk/ticket_audits.jsonl", [a for i in conversations for a in _audits(i)])
    ratings = [r for i in conversations for r in _ratings(i)]
    files.json("zendesk/satisfaction_ratings.json", "satisfaction_ratings", ratings)
    _write_directory(files, directory)


def _ticket(item: Conversation, directory: Directory) -> dict[str, Any]:
    ticket = {
        "id": item.number,
        "url": f"https://tallybrook.zendesk.com/api/v2/tickets/{item.number}.json",
        "subject": f"Ticket {item.number}",
        "description": item.messages[0].text,
        "status": "solved" if item.is_solved else "open",
        "priority": "high" if "priority_raised" in item.traits else "normal",
        "via": {"channel": "email"},
        "requester_id": directory.customers[item.person].number,
        "organization_id": _organization(item.person, directory),
        "group_id": TIER_2 if "tier_raised" in item.traits else TIER_1,
        "tags": ["category_question"],
        "custom_fields": [],
        "created_at": f"{item.started_at:%Y-%m-%dT%H:%M:%SZ}",
        "updated_at": f"{item.updated_at:%Y-%m-%dT%H:%M:%SZ}",
    }
    if item.number == WITH_NEW_FIELD:
        ticket["sentiment_by_vendor"] = {"label": "negative", "score": 0.3}
    return ticket


def _as_opened(ticket: dict[str, Any]) -> dict[str, Any]:
    """The version that an earlier export held."""
    return {**ticket, "status": "open", "updated_at": ticket["created_at"], "priority": "low"}


def _organization(person: str, directory: Directory) -> int | None:
    return directory.organizations.get(directory.account_of.get(person, ""))


def _comments(item: Conversation, directory: Directory) -> list[dict[str, Any]]:
    return [
        {
            "id": item.number * 100 + number,
            "ticket_id": item.number,
            "type": "Comment",
            "author_id": _author(item, message, directory),
            "body": message.text,
            "plain_body": message.text,
            "public": message.author != "note",
            "via": {"channel": "rule" if message.author == "bot" else "email"},
            "created_at": f"{message.at:%Y-%m-%dT%H:%M:%SZ}",
        }
        for number, message in enumerate(item.messages, start=1)
    ]


def _author(item: Conversation, message: Message, directory: Directory) -> int:
    if message.author == "customer":
        return directory.customers[item.person].number
    return BOT.number if message.author == "bot" else AGENT.number


def _audits(item: Conversation) -> list[dict[str, Any]]:
    changes = [(at, "status", "open", "solved") for at in item.solved_at]
    changes += [(at, "status", "solved", "open") for at in item.reopened_at]
    handed_over_at = item.messages[min(2, len(item.messages) - 1)].at
    if "tier_raised" in item.traits:
        changes.append((handed_over_at, "group_id", str(TIER_1), str(TIER_2)))
    if "priority_raised" in item.traits:
        changes.append((handed_over_at, "priority", "normal", "high"))
    return [
        {
            "id": item.number * 100 + number,
            "ticket_id": item.number,
            "author_id": AGENT.number,
            "via": {"channel": "web"},
            "created_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
            "events": [
                {
                    "id": item.number * 1000 + number,
                    "type": "Change",
                    "field_name": field,
                    "previous_value": before,
                    "value": after,
                }
            ],
        }
        for number, (at, field, before, after) in enumerate(sorted(changes), start=1)
    ]


def _ratings(item: Conversation) -> list[dict[str, Any]]:
    """Offered when it was solved, answered with "good" later."""
    if item.csat is None:
        return []
    return [
        {
            "id": item.number * 10 + number,
            "ticket_id": item.number,
            "score": score,
            "comment": None,
            "created_at": f"{item.solved_at[-1]:%Y-%m-%dT%H:%M}:{number:02d}Z",
            "updated_at": f"{item.solved_at[-1]:%Y-%m-%dT%H:%M}:{number:02d}Z",
        }
        for number, score in enumerate(("offered", "good"), start=1)
    ]


def _write_directory(files: Files, directory: Directory) -> None:
    users = [
        {
            "id": person.number,
            "name": person.name,
            "email": person.email,
            "role": "agent" if person in (AGENT, BOT) else "end-user",
            "organization_id": _organization(key, directory),
            "created_at": "2025-01-01T00:00:00Z",
            "updated_at": "2025-01-01T00:00:00Z",
        }
        for key, person in {**directory.customers, "agent": AGENT, "bot": BOT}.items()
    ]
    files.json("zendesk/users.json", "users", users)
    organizations = [
        {"id": number, "name": f"Organization {number}", "external_id": account, "domain_names": []}
        for account, number in directory.organizations.items()
    ]
    files.json("zendesk/organizations.json", "organizations", organizations)
    groups = [{"id": TIER_1, "name": "Support Tier 1"}, {"id": TIER_2, "name": "Support Tier 2"}]
    files.json("zendesk/groups.json", "groups", groups)
