"""Accounts, with the ones that play a part in the plan, and their people."""

import unicodedata
from datetime import date, timedelta
from random import Random

from seeds.generator import names, plan
from seeds.generator.people import Account, Agent, Contact

COHORTS: tuple[tuple[str, str, int], ...] = (
    ("landmark", "enterprise", 60),
    ("landmark", "mid_market", 110),
    ("landmark", "small_business", 150),
    ("landmark", "free", 80),
    ("left_early", "small_business", 7),
    ("left_early", "mid_market", 3),
    ("merged", "mid_market", 2),
    ("joined_late", "enterprise", 1),
    ("joined_late", "mid_market", 3),
    ("joined_late", "small_business", 10),
    ("joined_late", "free", 6),
)
PLAN_CHOICES = {
    "enterprise": (("enterprise", 0.8), ("business", 0.2)),
    "mid_market": (("business", 0.7), ("growth", 0.3)),
    "small_business": (("starter", 0.55), ("growth", 0.45)),
    "free": (("free", 1.0),),
}
SEAT_PRICES_CENTS = {"enterprise": 5900, "business": 3800, "growth": 2200, "starter": 1200}
SEAT_RANGES = {
    "enterprise": (40, 170),
    "mid_market": (14, 45),
    "small_business": (4, 16),
    "free": (1, 3),
}
CONTACT_RANGES = {
    "enterprise": (4, 6),
    "mid_market": (2, 4),
    "small_business": (1, 3),
    "free": (1, 1),
}
IDS_A_REPLICA = 1_000_000


def make_accounts(rng: Random, replica: int) -> list[Account]:
    """Make every account with its contract, its part in the plan and its contacts."""
    accounts: list[Account] = []
    for cohort, segment, count in COHORTS:
        for position in range(count):
            accounts.append(_make_account(rng, len(accounts), (cohort, segment, position), replica))
    _assign_roles(accounts)
    _assign_contracts(rng, accounts)
    _link_accounts(accounts)
    contact_number = replica * IDS_A_REPLICA
    for account in accounts:
        for _ in range(rng.randint(*CONTACT_RANGES[account.segment])):
            contact_number += 1
            account.contacts.append(_make_contact(rng, account, contact_number))
    return accounts


def make_unmapped_accounts(rng: Random, replica: int) -> list[Account]:
    """Customers known only by a Slack channel that nobody mapped (AC-26)."""
    unmapped = []
    for position, channel in enumerate(plan.UNMAPPED_SLACK_CHANNELS):
        number = 900 + position + replica * IDS_A_REPLICA
        account = Account(
            number, "", channel, "", "unknown", position, "unmapped",
            slack_channel=_with_replica(channel, replica),
        )  # fmt: skip
        for _ in range(3):
            contact = _make_contact(rng, account, number * 10 + len(account.contacts))
            contact.email, contact.in_crm = "", False
            account.contacts.append(contact)
        unmapped.append(account)
    return unmapped


def make_agents() -> list[Agent]:
    """Tallybrook's own people, in the order of the name list."""
    agents = []
    for position, (full_name, group) in enumerate(names.AGENTS):
        mailbox = full_name.lower().replace(" ", ".")
        agents.append(Agent(position + 1, full_name, f"{mailbox}@tallybrook.com", group))
    return agents


def _with_replica(text: str, replica: int) -> str:
    return text if replica == 0 else f"{text}-{replica + 1}"


def _make_account(rng: Random, index: int, place: tuple[str, str, int], replica: int) -> Account:
    cohort, segment, position = place
    industries = sorted(names.FIRM_KINDS)
    word = names.FIRM_WORDS[index % len(names.FIRM_WORDS)]
    turn = index // len(names.FIRM_WORDS)
    industry = industries[(index + turn) % len(industries)]
    kind = names.FIRM_KINDS[industry][(turn // len(industries)) % 4]
    firm = f"{word} {kind}" if replica == 0 else f"{word} {kind} {replica + 1}"
    number = index + 1 + replica * IDS_A_REPLICA
    is_hubspot = (segment == "free" and 20 <= position < 76) or (
        cohort == "landmark" and segment == "small_business" and 120 <= position < 129
    )
    slug = firm.lower().replace(" ", "-")
    return Account(
        number=number,
        account_id=str(9_000_000_000 + number) if is_hubspot else f"001Tb00{number:08d}IAA",
        account_name=firm,
        domain=f"{slug}.example",
        segment=segment,
        position=position,
        cohort=cohort,
        industry=industry,
        use_case=rng.choice(names.USE_CASES[industry]),
        employee_count=rng.randint(*SEAT_RANGES[segment]) * 3,
        crm="hubspot" if is_hubspot else "salesforce",
    )


def _assign_roles(accounts: list[Account]) -> None:
    for account in accounts:
        if account.cohort != "landmark":
            continue
        for role in sorted(plan.ROLES):
            if account.position in plan.ROLES[role].get(account.segment, ()):
                account.roles.add(role)
        if "slack" in account.roles:
            account.slack_channel = "ext-" + account.domain.removesuffix(".example")


def _assign_contracts(rng: Random, accounts: list[Account]) -> None:
    for account in accounts:
        choices = PLAN_CHOICES[account.segment]
        account.plan = rng.choices([c[0] for c in choices], [c[1] for c in choices])[0]
        account.seats = rng.randint(*SEAT_RANGES[account.segment])
        price = SEAT_PRICES_CENTS.get(account.plan, 0)
        account.mrr_cents = account.seats * price * rng.choice((80, 90, 100)) // 100
        account.started, account.ended = _contract_dates(rng, account)
        if account.ended:
            reasons = ("price", "missing_features", "switched_vendor", "business_closed")
            account.end_reason = rng.choice(reasons)
        account.is_ideal_customer = account.segment in ("enterprise", "mid_market") and (
            account.industry in ("facility_management", "accounting")
        )
        _plant_contract(account)


def _contract_dates(rng: Random, account: Account) -> tuple[date, date | None]:
    started = date(2022, 3, 1) + timedelta(rng.randrange(1220))
    ended = None
    if account.cohort == "left_early":
        ended = date(2025, 9, 10) + timedelta(rng.randrange(190))
    elif account.cohort == "merged":
        ended = (date(2025, 10, 6), date(2025, 12, 1))[account.position]
    elif account.cohort == "joined_late":
        is_lifecycle = account.segment == "small_business" and account.position == 0
        late = date(2026, 5, 1) + timedelta(rng.randrange(120))
        started = plan.LIFECYCLE_START if is_lifecycle else late
    elif account.position % 12 == 11 and not account.roles:
        started = date(2025, 8, 1) + timedelta(rng.randrange(240))
    elif "churns" in account.roles:
        first, last = plan.CHURN_WINDOW
        ended = first + timedelta(rng.randrange((last - first).days + 1))
    elif "churns_late" in account.roles:
        ended = date(2026, 7, 20) + timedelta(rng.randrange(66))
    return started, ended


def _plant_contract(account: Account) -> None:
    if "bulk_edit" in account.roles:
        middle = plan.BULK_EDIT_MEAN_ACV_CENTS // 12 + 1
        step = account.position - 11
        account.mrr_cents = middle + step * 25_000 - (8 if step == 0 else 0)
        account.plan = "enterprise"
        account.use_case = "quarterly reporting" if account.position % 5 < 3 else account.use_case
        account.seats = max(30, account.mrr_cents // 5900)
    elif "icp_templates" in account.roles:
        account.plan, account.mrr_cents, account.seats = "enterprise", 833_333, 145
        account.industry, account.is_ideal_customer = "facility_management", True
    elif "small_templates" in account.roles:
        account.plan, account.mrr_cents, account.seats = "starter", 4167, 4
        account.industry, account.is_ideal_customer = "agency", False
    elif "offline" in account.roles:
        account.plan, account.mrr_cents, account.seats = "enterprise", 760_000, 130


def _link_accounts(accounts: list[Account]) -> None:
    landmark = {(a.segment, a.position): a for a in accounts if a.cohort == "landmark"}
    for parent_position, children in sorted(plan.PARENTS.items()):
        parent = landmark["enterprise", parent_position]
        for segment, positions in sorted(children.items()):
            for position in positions:
                landmark[segment, position].parent_id = parent.account_id
    for account in accounts:
        if account.cohort == "merged":
            account.end_reason = "account_merged"
            account.merged_into = landmark["mid_market", 90 + account.position].account_id


def _make_contact(rng: Random, account: Account, number: int) -> Contact:
    first, last = rng.choice(names.FIRST_NAMES), rng.choice(names.LAST_NAMES)
    mailbox = rng.choice(
        (f"{first}.{last}", f"{first[0]}.{last}", f"{first}{number % 100}")
    ).lower()
    mailbox = unicodedata.normalize("NFKD", mailbox).encode("ascii", "ignore").decode()
    is_small = account.segment in ("free", "small_business")
    is_free_mail = is_small and rng.random() < 0.15
    domain = rng.choice(names.FREE_MAIL_DOMAINS) if is_free_mail else account.domain
    is_first = not account.contacts
    unique = str(number) if is_free_mail or any(
        contact.email.startswith(mailbox + "@") for contact in account.contacts
    ) else ""  # fmt: skip
    return Contact(
        number=number,
        contact_id=f"003Tb00{number:08d}IAA"
        if account.crm == "salesforce"
        else str(number + 50000),
        full_name=f"{first} {last}",
        email=f"{mailbox}{unique}@{domain}",
        title=rng.choice(names.JOB_TITLES),
        account=account,
        in_crm=is_first or rng.random() > 0.08,
        is_free_mail=is_free_mail,
    )
