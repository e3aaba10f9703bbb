"""Billing: subscriptions and every change of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from seeds.generator import plan
from seeds.generator.files import write_csv
from seeds.generator.people import Account, Company

SUBSCRIPTION_HEADER = (
    "subscription_id", "account_id", "plan", "seats", "mrr_usd", "started_on", "ended_on",
    "billing_period", "renews_on", "end_reason",
)  # fmt: skip
CHANGE_HEADER = (
    "change_id", "subscription_id", "account_id", "changed_on", "plan", "seats", "mrr_usd",
    "reason", "cancel_requested_on",
)  # fmt: skip
FIXED_ROLES = {"bulk_edit", "icp_templates", "small_templates", "offline"}
RESURRECTION_DAY = date(2026, 7, 20)


@dataclass(frozen=True)
class Change:
    """A change of one subscription."""

    subscription_id: str
    account: Account
    changed_on: date
    seats: int
    mrr_cents: int
    reason: str
    requested_on: date | None = None

    def row(self, number: int) -> tuple[object, ...]:
        """The CSV row."""
        return (
            f"chg_{number:07d}", self.subscription_id, self.account.account_id, self.changed_on,
            self.account.plan, self.seats, f"{self.mrr_cents / 100:.2f}", self.reason,
            self.requested_on or "",
        )  # fmt: skip


def write_billing(folder: Path, companies: list[Company], rng: Random) -> None:
    """Write both files, changes in order of their day."""
    subscriptions: list[tuple[object, ...]] = []
    changes: list[Change] = []
    for company in companies:
        for account in company.accounts:
            subscription_id = f"sub_{account.number:07d}"
            subscriptions.append(_subscription_row(account, subscription_id))
            changes.extend(_changes_of(rng, account, subscription_id))
            if account.cohort == "left_early" and account.position < 2:
                subscriptions.append(_resurrected_row(account))
                changes.append(_resurrection(account))
    changes.sort(key=lambda c: (c.changed_on, c.subscription_id, c.reason))
    write_csv(folder / "subscriptions.csv", SUBSCRIPTION_HEADER, subscriptions)
    rows = [change.row(number) for number, change in enumerate(changes, start=1)]
    write_csv(folder / "subscription_changes.csv", CHANGE_HEADER, rows)


def _subscription_row(account: Account, subscription_id: str) -> tuple[object, ...]:
    is_annual = account.segment in ("enterprise", "mid_market")
    renewal = _next_renewal(account.started, is_annual=is_annual)
    return (
        subscription_id, account.account_id, account.plan, account.seats,
        f"{account.mrr_cents / 100:.2f}", account.started, account.ended or "",
        "annual" if is_annual else "monthly", "" if account.ended else renewal, account.end_reason,
    )  # fmt: skip


def _next_renewal(started: date, *, is_annual: bool) -> date:
    day = started.replace(day=min(started.day, 28))
    while day <= plan.LAST_DAY:
        month = day.month % 12 + 1
        next_month = day.replace(year=day.year + (month == 1), month=month)
        day = day.replace(year=day.year + 1) if is_annual else next_month
    return day


def _resurrected_row(account: Account) -> tuple[object, ...]:
    return (
        f"sub_{account.number:07d}b", account.account_id, account.plan, account.seats,
        f"{account.mrr_cents / 100:.2f}", RESURRECTION_DAY, "", "monthly",
        _next_renewal(RESURRECTION_DAY, is_annual=False), "",
    )  # fmt: skip


def _resurrection(account: Account) -> Change:
    subscription_id = f"sub_{account.number:07d}b"
    return Change(
        subscription_id, account, RESURRECTION_DAY, account.seats, account.mrr_cents, "resurrection"
    )


def _changes_of(rng: Random, account: Account, subscription_id: str) -> list[Change]:
    seats, cents = account.seats, account.mrr_cents
    changes = []
    drawn = rng.random()
    first_day = max(account.started + timedelta(40), plan.FIRST_DAY + timedelta(30))
    last_day = (account.ended or plan.LAST_DAY) - timedelta(20)
    is_fixed = not account.roles.isdisjoint(FIXED_ROLES) or not account.mrr_cents
    if drawn < 0.28 and not is_fixed and first_day < last_day:
        changed_on = first_day + timedelta(rng.randrange((last_day - first_day).days))
        is_expansion = drawn < 0.2
        changes.append(
            Change(
                subscription_id,
                account,
                changed_on,
                seats,
                cents,
                "expansion" if is_expansion else "contraction",
            )
        )
        factor = 75 if is_expansion else 130
        seats, cents = max(1, seats * factor // 100), cents * factor // 100
    changes.insert(0, Change(subscription_id, account, account.started, seats, cents, "new"))
    if account.ended:
        changes.append(_ending(rng, account, subscription_id))
    return changes


def _ending(rng: Random, account: Account, subscription_id: str) -> Change:
    ended = account.ended or plan.LAST_DAY
    if account.merged_into:
        return Change(subscription_id, account, ended, 0, 0, "merged", None)
    requested = ended - timedelta(rng.randint(1, 13))
    return Change(subscription_id, account, ended, 0, 0, "churn", requested)
