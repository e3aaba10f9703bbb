"""Who asks: gives every slot an account, as the plan and the theme demand."""

from datetime import date, timedelta
from random import Random

from seeds.generator import plan
from seeds.generator.people import Account, Slot

SEGMENT_WEIGHTS = {"enterprise": 0.34, "mid_market": 0.29, "small_business": 0.27, "free": 0.10}
THEME_SEGMENT_WEIGHTS: dict[str, dict[str, float]] = {
    "ui_quirk": {"free": 0.55, "small_business": 0.35, "mid_market": 0.10},
    "translation": {"free": 1.0},
    "data_loss_restore": {"enterprise": 0.5, "mid_market": 0.5},
    "api_errors": {"enterprise": 0.5, "mid_market": 0.4, "small_business": 0.1},
    "sso_setup": {"enterprise": 1.0},
    "gdpr_residency": {"enterprise": 1.0},
    "noise": {"small_business": 0.5, "mid_market": 0.5},
}
PAYING_THEMES = (
    "double_charge", "payment_page_timeout", "invoice_details", "seat_management", "pricing_change",
    "cancellation", *plan.CHURN_THEMES, "automation_setup", "automation_not_firing",
)  # fmt: skip
# Themes that come only from the accounts of a role.
THEME_ROLES = {
    "integration_broken": "exposed",
    "webhooks": "webhooks",
    "time_zone": "time_zone",
    "offline_mode": "offline",
    "document_templates": "templates",
}


class Casting:
    """Chooses accounts; remembers who has had a turn where the plan wants each of a list."""

    def __init__(self, rng: Random, accounts: list[Account]) -> None:
        self._rng = rng
        self._accounts = accounts
        self._turns: dict[str, list[Account]] = {}
        self._weights = {a.account_id: rng.paretovariate(1.6) for a in accounts}

    def cast(self, slots: list[Slot]) -> None:
        """Set the account of every slot that has none."""
        self._cast_cancellations(slots)
        self._cast_lifecycle(slots)
        for slot in sorted(slots, key=lambda s: s.day or plan.FIRST_DAY):
            if slot.account is None:
                slot.account = self._choose(slot)

    def _choose(self, slot: Slot) -> Account:
        theme, day = slot.theme, slot.day or plan.FIRST_DAY
        is_first_quarter = date(2026, 1, 1) <= day <= date(2026, 3, 31)
        if theme in ("bulk_edit", "bulk_edit_workaround"):
            return self._choose_bulk_edit(slot)
        if theme in THEME_ROLES and (theme != "time_zone" or is_first_quarter):
            return self._take_turn(THEME_ROLES[theme], day, is_fresh=is_first_quarter)
        candidates = self._candidates(theme, day)
        return self._pick(candidates) if candidates else self._choose_by_segment(theme, day)

    def _candidates(self, theme: str, day: date) -> list[Account]:
        """Those more likely to say it: leavers their doubts, new customers their confusion."""
        if theme in plan.CHURN_THEMES and self._rng.random() < 0.6:
            return [a for a in self._accounts if _leaves_after(a, day) and a.mrr_cents]
        if theme == "onboarding_setup" and self._rng.random() < 0.6:
            return [a for a in self._active(day) if (day - a.started).days <= 75]
        return []

    def _choose_by_segment(self, theme: str, day: date) -> Account:
        weights = dict(THEME_SEGMENT_WEIGHTS.get(theme, SEGMENT_WEIGHTS))
        if theme in PAYING_THEMES:
            weights.pop("free", None)
        segment = self._rng.choices(sorted(weights), [weights[s] for s in sorted(weights)])[0]
        return self._pick([a for a in self._active(day) if a.segment == segment])

    def _choose_bulk_edit(self, slot: Slot) -> Account:
        day = slot.day or plan.FIRST_DAY
        chatty = plan.CHATTY_BULK_EDIT_POSITION
        if slot.month == "2026-09" and slot.theme == "bulk_edit":
            if "september" not in self._turns:
                every = self._with_role("bulk_edit")
                extra = [a for a in every if a.position == chatty]
                self._turns["september"] = every + extra * (plan.CHATTY_CONVERSATION_COUNT - 1)
                self._rng.shuffle(self._turns["september"])
            return self._turns["september"].pop()
        return self._take_turn("bulk_edit", day)

    def _take_turn(self, role: str, day: date, *, is_fresh: bool = False) -> Account:
        # A fresh queue: everybody comes before anybody comes twice in the window.
        queue = self._turns.setdefault(f"{role} {is_fresh}", [])
        if not queue:
            queue.extend(self._with_role(role))
            self._rng.shuffle(queue)
        for position, account in enumerate(queue):
            if account.is_active_on(day):
                return queue.pop(position)
        again = [a for a in self._with_role(role) if a.is_active_on(day)]
        self._turns[f"{role} {is_fresh}"] = again
        return again.pop(0)

    def _with_role(self, role: str) -> list[Account]:
        return [a for a in self._accounts if any(role in name for name in a.roles)]

    def _active(self, day: date) -> list[Account]:
        return [a for a in self._accounts if a.is_active_on(day)]

    def _pick(self, accounts: list[Account]) -> Account:
        weights = [self._weights[account.account_id] for account in accounts]
        return self._rng.choices(accounts, weights)[0]

    def _cast_cancellations(self, slots: list[Slot]) -> None:
        """Some leavers write at most 14 days before the end (reverse causation of AC-05)."""
        leavers = [a for a in self._accounts if a.ended and a.mrr_cents and not a.merged_into]
        self._rng.shuffle(leavers)
        made = 0
        for account in leavers:
            day = (account.ended or plan.LAST_DAY) - timedelta(self._rng.randint(2, 13))
            # 2026-08 holds only its 23 planted signals, 2026-09 exact totals of its fortnights.
            spare = _find_spare(slots, day) if day < date(2026, 8, 1) else None
            if made < plan.CANCELLATION_TICKET_COUNT and spare is not None:
                spare.theme, spare.day, spare.account = "cancellation", day, account
                made += 1

    def _cast_lifecycle(self, slots: list[Slot]) -> None:
        """AC-27: one account whose conversations fall on days 30, 31, 90 and 91."""
        account = next(a for a in self._accounts if a.started == plan.LIFECYCLE_START)
        for lifecycle_day in plan.LIFECYCLE_DAYS:
            day = plan.LIFECYCLE_START + timedelta(lifecycle_day)
            spare = _find_spare(slots, day)
            if spare is None:
                message = f"No spare conversation in {day:%Y-%m} for lifecycle day {lifecycle_day}."
                raise ValueError(message)
            spare.day, spare.account = day, account
            spare.traits.add(f"lifecycle_day_{lifecycle_day}")


def _find_spare(slots: list[Slot], day: date) -> Slot | None:
    month = f"{day:%Y-%m}"
    for slot in slots:
        if slot.month == month and slot.theme in plan.FILLER_WEIGHTS and slot.account is None:
            return slot
    return None


def _leaves_after(account: Account, day: date) -> bool:
    if account.ended is None or account.merged_into or not account.is_active_on(day):
        return False
    return 15 <= (account.ended - day).days <= 130
