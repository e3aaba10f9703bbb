"""Chats as the Intercom Conversations API lists them."""

from typing import Any

from tests.end_to_end.small_company.company import Conversation, Message
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.people import AGENT, BOT, SMALL, Directory, Person

PAGE = "https://app.tallybrook.com/dashboards?user=ann@amberley.example"


def write_chats(
    files: Files, conversations: list[Conversation], directory: Directory = SMALL
) -> None:
    chats = [_chat(item, directory.customers[item.person]) for item in conversations]
    files.json("intercom/conversations.json", "conversations", chats)
    account_of = directory.account_of
    contacts = [
        {
            "type": "contact",
            "id": f"contact{person.number}",
            "email": person.email,
            "name": person.name,
            "role": "user",
            "companies": {
                "type": "list",
                "data": [{"id": f"company-{account_of[key]}"}] if key in account_of else [],
            },
            "created_at": 1735689600,
            "updated_at": 1735689600,
        }
        for key, person in directory.customers.items()
    ]
    files.json("intercom/contacts.json", "data", contacts)
    companies = [
        {"type": "company", "id": f"company-{account}", "company_id": account, "name": account}
        for account in dict.fromkeys(account_of.values())
    ]
    files.json("intercom/companies.json", "data", companies)
    files.json(
        "intercom/admins.json", "admins", [{"id": "90", "name": AGENT.name, "email": AGENT.email}]
    )


def _chat(item: Conversation, customer: Person) -> dict[str, Any]:
    closed_at = [int(at.timestamp()) for at in item.solved_at]
    parts = [_part(item, customer, number, message) for number, message in enumerate(item.messages)]
    closes = [
        {
            **_part(item, customer, 50 + number, Message(at, "agent", "")),
            "part_type": "close",
            "body": None,
        }
        for number, at in enumerate(item.solved_at)
    ]
    return {
        "type": "conversation",
        "id": str(item.number),
        "created_at": int(item.started_at.timestamp()),
        "updated_at": int(item.updated_at.timestamp()),
        "state": "closed" if item.is_solved else "open",
        "priority": "not_priority",
        "title": None,
        "admin_assignee_id": 90,
        "tags": {"type": "tag.list", "tags": []},
        "conversation_rating": {"rating": item.csat} if item.csat else None,
        "source": {
            "type": "conversation",
            "id": f"{item.number}00",
            "subject": "",
            "body": parts[0]["body"],
            "url": PAGE,
            "author": parts[0]["author"],
        },
        "contacts": {"type": "contact.list", "contacts": [{"id": parts[0]["author"]["id"]}]},
        "statistics": {
            "first_close_at": closed_at[0] if closed_at else None,
            "last_close_at": closed_at[-1] if closed_at else None,
        },
        "conversation_parts": {
            "type": "conversation_part.list",
            "conversation_parts": files_order(parts[1:] + closes),
        },
    }


def files_order(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Intercom lists parts by time."""
    return sorted(parts, key=lambda part: (part["created_at"], part["id"]))


def _part(item: Conversation, customer: Person, number: int, message: Message) -> dict[str, Any]:
    authors = {
        "customer": {"type": "user", "id": f"contact{customer.number}", "email": customer.email},
        "bot": {"type": "bot", "id": "91", "email": BOT.email},
    }
    return {
        "type": "conversation_part",
        "id": f"{item.number}{number:02d}",
        "part_type": "note" if message.author == "note" else "comment",
        "body": f"<p>{message.text}</p>",
        "created_at": int(message.at.timestamp()),
        "author": authors.get(message.author, {"type": "admin", "id": "90", "email": AGENT.email}),
    }
