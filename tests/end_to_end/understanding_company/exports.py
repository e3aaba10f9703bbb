"""Writes the company's exports: Zendesk, Intercom, Salesforce, billing."""

from pathlib import Path

from tests.end_to_end.small_company.company import Conversation
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.intercom_export import write_chats
from tests.end_to_end.small_company.zendesk_export import write_tickets
from tests.end_to_end.understanding_company import (
    beginnings,
    detours,
    everyday,
    growing,
    integrations,
    leaving,
)
from tests.end_to_end.understanding_company.people import ACCOUNTS, DIRECTORY, ORDINARY
from tests.end_to_end.understanding_company.telling import NEXT_WEEK, talks

CONVERSATIONS = (
    *integrations.DEMAND,
    *integrations.DEFECTS,
    *integrations.COMPETITION,
    *beginnings.BARE,
    *beginnings.LONGER,
    *everyday.EVERYDAY,
    *detours.CONVERSATIONS,
    *leaving.CONVERSATIONS,
    *growing.CONVERSATIONS,
)
# A twentieth more, in the week after, about what had been spoken of.
LATER = talks(
    2200, ORDINARY, (*integrations.MORE, *beginnings.MORE, *everyday.MORE), days=NEXT_WEEK
)


def write_company(folder: Path, *, later: tuple[Conversation, ...] = ()) -> Path:
    """Write every export below `folder`, which becomes the data directory."""
    files = Files(folder)
    conversations = (*CONVERSATIONS, *later)
    tickets = [item for item in conversations if item.channel == "ticket"]
    write_tickets(files, tickets, DIRECTORY)
    write_chats(files, [item for item in conversations if item.channel == "chat"], DIRECTORY)
    _write_accounts(files)
    _write_billing(files)
    return folder


def _write_accounts(files: Files) -> None:
    made = {
        "CreatedDate": "2025-01-01T00:00:00.000Z",
        "LastModifiedDate": "2025-01-01T00:00:00.000Z",
    }
    accounts = [
        {
            "Id": account.account_id,
            "IsDeleted": "false",
            "Name": account.key.capitalize(),
            "ParentId": "",
            "Website": account.domain,
            "Segment__c": "mid_market",
            **made,
        }
        for account in ACCOUNTS.values()
    ]
    contacts = [
        {
            "Id": f"003{person.number}",
            "AccountId": person.account_id,
            "Name": person.name,
            "Email": person.email,
            **made,
        }
        for person in DIRECTORY.customers.values()
    ]
    files.csv("crm/salesforce_accounts.csv", accounts)
    files.csv("crm/salesforce_contacts.csv", contacts)


def _write_billing(files: Files) -> None:
    """Everybody subscribed in 2025 and pays by the month."""
    subscriptions, changes = [], []
    for account in ACCOUNTS.values():
        common = {
            "subscription_id": f"sub_{account.number}",
            "account_id": account.account_id,
            "plan": account.plan,
            "seats": 10,
            "mrr_usd": account.monthly_price,
        }
        terms = {"started_on": "2025-04-01", "ended_on": "", "renews_on": "2026-05-01"}
        subscriptions.append({**common, **terms, "end_reason": ""})
        change = {"change_id": f"chg_{account.number}", "changed_on": "2025-04-01"}
        changes.append({**common, **change, "reason": "new", "cancel_requested_on": ""})
    files.csv("billing/subscriptions.csv", subscriptions)
    files.csv("billing/subscription_changes.csv", changes)
