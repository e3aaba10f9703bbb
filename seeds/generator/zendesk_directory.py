"""Zendesk's directory: users, organizations, groups, and the ids that tickets refer to."""

from datetime import datetime
from pathlib import Path
from typing import Any

from seeds.generator import names
from seeds.generator.files import write_json
from seeds.generator.people import Agent, Company, Contact

FIRST_USER_ID = 380_000_000
FIRST_AGENT_ID = 370_000_000
FIRST_ORGANIZATION_ID = 360_000_000
FIRST_GROUP_ID = 350_000_001
Record = dict[str, Any]


def write_directory(folder: Path, companies: list[Company]) -> None:
    """Write users, organizations and groups."""
    users: list[Record] = [
        {"id": agent_id(agent), "name": agent.full_name, "email": agent.email,
         "role": "agent" if agent.group != "Customer Success" else "admin", "active": True,
         "suspended": False, "organization_id": None, "external_id": None,
         "default_group_id": group_id(agent.group), "time_zone": "UTC", "locale": "en-US",
         "tags": [], "created_at": "2022-01-10T09:00:00Z", "updated_at": "2025-06-01T09:00:00Z"}
        for agent in companies[0].agents
    ]  # fmt: skip
    organizations: list[Record] = []
    for company in companies:
        for account in company.accounts:
            organizations.append(
                {"id": FIRST_ORGANIZATION_ID + account.number, "name": account.account_name,
                 "domain_names": [account.domain], "external_id": account.account_id,
                 "group_id": None, "shared_tickets": False, "tags": [account.segment],
                 "created_at": f"{account.started}T08:00:00Z",
                 "updated_at": f"{account.started}T08:00:00Z"}
            )  # fmt: skip
            users.extend(_end_user(contact) for contact in account.contacts)
    groups = [
        {"id": group_id(group), "name": group, "default": group == names.GROUPS[0],
         "deleted": False, "is_public": True, "created_at": "2022-01-10T09:00:00Z",
         "updated_at": "2022-01-10T09:00:00Z"}
        for group in names.GROUPS
    ]  # fmt: skip
    write_json(folder / "users.json", {"users": users, "next_page": None, "count": len(users)})
    write_json(folder / "organizations.json", {"organizations": organizations, "next_page": None})
    write_json(folder / "groups.json", {"groups": groups, "next_page": None, "count": len(groups)})


def iso(moment: datetime) -> str:
    """Zendesk's time format."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def user_id(contact: Contact) -> int:
    """The end user's id."""
    return FIRST_USER_ID + contact.number


def agent_id(agent: Agent) -> int:
    """The agent's id."""
    return FIRST_AGENT_ID + agent.number


def group_id(group: str) -> int:
    """The group's id; people without a helpdesk group work in tier 1."""
    return FIRST_GROUP_ID + (names.GROUPS.index(group) if group in names.GROUPS else 0)


def _end_user(contact: Contact) -> Record:
    # Users that came in by mail have no organization until somebody adds it.
    organization = FIRST_ORGANIZATION_ID + contact.account.number
    has_organization = contact.in_crm and contact.number % 3 != 0
    created = f"{max(contact.account.started.isoformat(), '2023-01-01')}T10:00:00Z"
    return {
        "id": user_id(contact), "name": contact.full_name, "email": contact.email,
        "role": "end-user", "active": True, "verified": True, "suspended": False,
        "organization_id": organization if has_organization else None, "external_id": None,
        "locale": "en-US", "tags": [], "created_at": created, "updated_at": created,
    }  # fmt: skip
