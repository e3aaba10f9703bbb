"""CRM: Salesforce CSV for most accounts, HubSpot JSON for the rest and for a few known to both."""

# ruff: noqa: E501 -- vendor records read better with related fields on one line

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from seeds.generator.files import write_csv, write_json
from seeds.generator.people import Account, Company

ACCOUNT_HEADER = (
    "Id", "IsDeleted", "MasterRecordId", "Name", "Type", "ParentId", "Website", "Industry",
    "NumberOfEmployees", "BillingCountry", "OwnerId", "Segment__c", "Plan__c", "Use_Case__c",
    "Is_Ideal_Customer__c", "CreatedDate", "LastModifiedDate", "SystemModstamp",
)  # fmt: skip
CONTACT_HEADER = (
    "Id", "IsDeleted", "AccountId", "FirstName", "LastName", "Name", "Email", "Title", "Phone",
    "CreatedDate", "LastModifiedDate",
)  # fmt: skip
OPPORTUNITY_HEADER = (
    "Id", "IsDeleted", "AccountId", "Name", "StageName", "Type", "Amount", "Probability",
    "CloseDate", "IsClosed", "IsWon", "LeadSource", "CreatedDate", "LastModifiedDate",
)  # fmt: skip
COUNTRIES = ("United Kingdom", "Ireland", "United States", "Netherlands", "Germany")


def write_crm(folder: Path, companies: list[Company], rng: Random) -> None:
    """Write both systems."""
    accounts = [account for company in companies for account in company.accounts]
    salesforce = [account for account in accounts if account.crm == "salesforce"]
    write_csv(
        folder / "salesforce_accounts.csv", ACCOUNT_HEADER, [_account_row(a) for a in salesforce]
    )
    write_csv(folder / "salesforce_contacts.csv", CONTACT_HEADER, _contact_rows(salesforce))
    write_csv(
        folder / "salesforce_opportunities.csv",
        OPPORTUNITY_HEADER,
        _opportunity_rows(rng, salesforce),
    )
    in_hubspot = [a for a in accounts if a.crm == "hubspot" or "bulk_edit" in a.roles]
    _write_hubspot(folder, in_hubspot)


def hubspot_company_id(account: Account) -> str:
    """The company's id in HubSpot; the account id where HubSpot is the only CRM."""
    return account.account_id if account.crm == "hubspot" else str(9_100_000_000 + account.number)


def _account_row(account: Account) -> tuple[object, ...]:
    created = f"{account.started}T09:00:00.000+0000"
    changed = f"{account.ended or account.started}T09:00:00.000+0000"
    is_merged = bool(account.merged_into)
    return (
        account.account_id, str(is_merged).lower(), account.merged_into, account.account_name,
        "Former Customer" if account.ended else "Customer", account.parent_id,
        f"https://www.{account.domain}", account.industry, account.employee_count,
        COUNTRIES[account.number % len(COUNTRIES)], f"005Tb0000000{account.number % 4}IAA",
        account.segment, account.plan, account.use_case, str(account.is_ideal_customer).lower(),
        created, changed, changed,
    )  # fmt: skip


def _contact_rows(accounts: list[Account]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for account in accounts:
        created = f"{account.started}T09:30:00.000+0000"
        for contact in account.contacts:
            if contact.in_crm:
                first, last = contact.full_name.split(" ", 1)
                phone = f"(555) 01{contact.number % 10}-{contact.number % 9000 + 1000}"
                rows.append(
                    (contact.contact_id, "false", account.account_id, first, last, contact.full_name,
                     contact.email, contact.title, phone, created, created)
                )  # fmt: skip
    return rows


def _opportunity_rows(rng: Random, accounts: list[Account]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for account in accounts:
        if account.segment not in ("enterprise", "mid_market") or account.merged_into:
            continue
        kind = rng.choice(("Renewal", "Renewal", "Expansion"))
        close = date(2025, 10, 1) + timedelta(rng.randrange(420))
        is_closed = close <= date(2026, 9, 30)
        is_won = is_closed and account.ended is None and rng.random() < 0.8
        stage = ("Closed Won" if is_won else "Closed Lost") if is_closed else "Negotiation/Review"
        amount = account.mrr_cents * (12 if kind == "Renewal" else 3) / 100
        created = f"{close - timedelta(75)}T09:00:00.000+0000"
        opportunity_id = f"006Tb00{account.number:08d}IAA"
        rows.append(
            (opportunity_id, "false", account.account_id, f"{account.account_name} {kind} {close.year}",
             stage, kind, f"{amount:.2f}", 100 if is_won else 0 if is_closed else 60, close,
             str(is_closed).lower(), str(is_won).lower(), "Customer", created, created)
        )  # fmt: skip
    return rows


def _write_hubspot(folder: Path, accounts: list[Account]) -> None:
    companies, contacts, deals = [], [], []
    for account in accounts:
        company_id = hubspot_company_id(account)
        companies.append(_record(company_id, account.started, _company_properties(account), {}))
        link = {"companies": {"results": [{"id": company_id, "type": "contact_to_company"}]}}
        for contact in account.contacts:
            if contact.in_crm:
                first, last = contact.full_name.split(" ", 1)
                properties = {"email": contact.email, "firstname": first, "lastname": last,
                              "jobtitle": contact.title, "lifecyclestage": "customer",
                              "associatedcompanyid": company_id}  # fmt: skip
                contacts.append(
                    _record(str(contact.number + 50_000), account.started, properties, link)
                )
        if account.number % 4 == 0 and account.mrr_cents:
            properties = {"dealname": f"{account.account_name} upgrade", "dealstage": "contractsent",
                          "pipeline": "default", "amount": f"{account.mrr_cents * 3 / 100:.2f}",
                          "closedate": "2026-11-15T00:00:00Z"}  # fmt: skip
            link = {"companies": {"results": [{"id": company_id, "type": "deal_to_company"}]}}
            deals.append(_record(str(account.number + 70_000), date(2026, 6, 1), properties, link))
    write_json(folder / "hubspot_companies.json", {"results": companies})
    write_json(folder / "hubspot_contacts.json", {"results": contacts})
    write_json(folder / "hubspot_deals.json", {"results": deals})


def _company_properties(account: Account) -> dict[str, Any]:
    return {
        "name": account.account_name, "domain": account.domain, "industry": account.industry.upper(),
        "numberofemployees": str(account.employee_count), "lifecyclestage": "customer",
        "hs_parent_company_id": None, "salesforceaccountid": account.account_id
        if account.crm == "salesforce" else None,
        "segment": account.segment, "plan": account.plan, "use_case": account.use_case,
        "is_ideal_customer": str(account.is_ideal_customer).lower(),
    }  # fmt: skip


def _record(
    record_id: str, created: date, properties: dict[str, Any], links: dict[str, Any]
) -> dict[str, Any]:
    created_at = f"{created}T10:00:00.000Z"
    record: dict[str, Any] = {
        "id": record_id,
        "properties": {**properties, "hs_object_id": record_id, "createdate": created_at},
        "createdAt": created_at,
        "updatedAt": created_at,
        "archived": False,
    }
    return {**record, "associations": links} if links else record
