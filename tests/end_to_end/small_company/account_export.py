"""Accounts, contacts and contracts: Salesforce, HubSpot, billing."""

from datetime import date, datetime

from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.people import AMBERLEY, BIRCH, CEDAR, CUSTOMERS, DALE, ELM

# account, started, monthly price
CONTRACTS = (
    (AMBERLEY, "2025-02-01", 1000),
    (BIRCH, "2025-06-01", 500),
    (CEDAR, "2025-03-01", 200),
    (DALE, "2026-01-05", 300),
)
PRICE_CHANGE, NEW_PRICE = date(2026, 3, 16), 800  # Birch, in the middle of a month
CANCELLED, CHURNED = date(2026, 3, 12), date(2026, 3, 18)  # Cedar


def write_accounts(files: Files) -> None:
    made = {
        "CreatedDate": "2025-01-01T00:00:00.000Z",
        "LastModifiedDate": "2025-01-01T00:00:00.000Z",
    }
    accounts = [
        (AMBERLEY, "Amberley Accountants", "https://www.amberley.example", "enterprise", ""),
        (BIRCH, "Birch Clinics", "birch.example", "mid_market", ""),
        (CEDAR, "Cedar Studio", "https://cedar.example/", "small_business", ""),
        (ELM, "Elm Heating", "", "free", BIRCH),
    ]
    files.csv(
        "crm/salesforce_accounts.csv",
        [
            {
                "Id": account_id,
                "IsDeleted": "false",
                "Name": name,
                "ParentId": parent_id,
                "Website": website,
                "Segment__c": segment,
                **made,
            }
            for account_id, name, website, segment, parent_id in accounts
        ],
    )
    contacts = [person for person in CUSTOMERS.values() if person.is_in_crm]
    files.csv(
        "crm/salesforce_contacts.csv",
        [
            {
                "Id": f"003{person.number}",
                "AccountId": person.account_id,
                "Name": person.name,
                "Email": person.email,
                **made,
            }
            for person in contacts
            if str(person.account_id).startswith("001")
        ],
    )
    _write_hubspot(files)


def _write_hubspot(files: Files) -> None:
    dale = {"name": "Dale Property", "domain": "dale.example", "segment": "small_business"}
    dot = {"email": CUSTOMERS["dot"].email, "firstname": "Dot", "associatedcompanyid": DALE}
    made = {"createdAt": "2025-12-01T00:00:00Z", "updatedAt": "2025-12-01T00:00:00Z"}
    files.json("crm/hubspot_companies.json", "results", [{"id": DALE, "properties": dale, **made}])
    files.json("crm/hubspot_contacts.json", "results", [{"id": "51", "properties": dot, **made}])


def write_billing(files: Files, until: datetime) -> None:
    today = until.date()
    subscriptions, changes = [], []
    for number, (account_id, started_on, price) in enumerate(CONTRACTS, start=1):
        ended_on = CHURNED if account_id == CEDAR and today >= CHURNED else ""
        is_changed = account_id == BIRCH and today >= PRICE_CHANGE
        common = {"subscription_id": f"sub_{number}", "account_id": account_id, "plan": "business"}
        subscriptions.append(
            {
                **common,
                "seats": 10,
                "mrr_usd": NEW_PRICE if is_changed else price,
                "started_on": started_on,
                "ended_on": ended_on,
                "renews_on": "",
                "end_reason": "price" if ended_on else "",
            }
        )
        history = [(started_on, price, "new", "")]
        if is_changed:
            history.append((PRICE_CHANGE.isoformat(), NEW_PRICE, "expansion", ""))
        if ended_on:
            history.append((CHURNED.isoformat(), 0, "churn", CANCELLED.isoformat()))
        for step, (changed_on, mrr_usd, reason, cancel_requested_on) in enumerate(history):
            changes.append(
                {
                    **common,
                    "change_id": f"chg_{number}_{step}",
                    "changed_on": changed_on,
                    "seats": 10,
                    "mrr_usd": mrr_usd,
                    "reason": reason,
                    "cancel_requested_on": cancel_requested_on,
                }
            )
    files.csv("billing/subscriptions.csv", subscriptions)
    files.csv("billing/subscription_changes.csv", changes)
