"""Which channel a slot comes through, and the traits planted on top of its theme."""

from random import Random

from seeds.generator import authored, plan
from seeds.generator.people import Account, Slot

BUG_THEMES = (
    "report_generation", "calendar_sync", "automation_not_firing", "dashboard_slow", "data_import",
    "search_results", "mobile_slow", "mobile_ios_crash", "duplicate_records", "outage",
)  # fmt: skip
PLAIN_THEMES = (
    "report_generation", "automation_not_firing", "dashboard_slow", "data_import", "search_results",
    "permissions_roles", "notifications_noise", "seat_management", "time_zone", "calendar_sync",
)  # fmt: skip
SECOND_THEMES = ("training_request", "notifications_noise", "invoice_details", "dashboard_slow")
TEXT_CHANNELS = ("ticket", "email", "chat")


def assign_channels(rng: Random, slots: list[Slot], unmapped: list[Account]) -> None:
    """Deal the month's channels: forced ones first, then those with few candidates."""
    _use_unmapped_channels(rng, slots, unmapped)
    for month, total in zip(plan.MONTHS, plan.MONTH_TOTALS, strict=True):
        in_month = [slot for slot in slots if slot.month == month]
        rng.shuffle(in_month)
        for slot in in_month:
            if slot.theme in plan.TICKET_ONLY_THEMES:
                slot.channel = "ticket"
            elif month in plan.CHAT_COUNTS and slot.theme in plan.EXISTING_FEATURE_THEMES:
                slot.channel = "chat"
        for channel in ("slack_shared", "call", "chat", "email"):
            quota = round(total * plan.CHANNEL_SHARES[channel])
            if channel == "chat":
                quota = plan.CHAT_COUNTS.get(month, quota)
            _deal(channel, quota, in_month)
        for slot in in_month:
            slot.channel = slot.channel or "ticket"


def assign_traits(rng: Random, slots: list[Slot]) -> None:
    """Plant what the plan wants on top of the themes."""
    _mark_mobile(slots)
    _mark_escalations(rng, slots)
    _mark_messages_of_integrations(slots)
    _mark_bulk_edit(rng, [s for s in slots if s.theme == "bulk_edit" and s.month == "2026-09"])
    august = [s for s in slots if s.month == plan.AUGUST and s.account and s.account.mrr_cents]
    _mark(rng, august, "churn_sentence", plan.CHURN_SENTENCE_COUNT, PLAIN_THEMES)
    for trait, count in sorted(plan.TRAJECTORY_COUNTS.items()):
        text_slots = [s for s in slots if s.channel in TEXT_CHANNELS and s.month != plan.AUGUST]
        _mark(rng, text_slots, trait, count, BUG_THEMES)
    others = [s for s in slots if s.month not in (*plan.INTEGRATION_QUARTER, plan.AUGUST)]
    written = [s for s in others if s.channel in TEXT_CHANNELS]
    _mark(rng, others, "casual_mention", plan.CASUAL_MENTION_COUNT, PLAIN_THEMES)
    _mark(rng, written, "personal_data", plan.PERSONAL_DATA_COUNT, PLAIN_THEMES)
    foreign = tuple(sorted({theme for _, theme, _ in authored.NON_ENGLISH}))
    _mark(rng, written, "non_english", plan.NON_ENGLISH_COUNT, foreign)
    _mark(rng, written, "empty_body", 8, ("noise",))
    _mark(rng, slots, "automation_branching", 8, ("automation_setup",))
    billing = [s for s in written if s.month not in ("2026-05",)]
    _mark(rng, billing, "charge_and_timeout", 3, ("double_charge",))
    for slot in slots:
        if not slot.traits and slot.theme in PLAIN_THEMES and rng.random() < 0.11:
            slot.second_theme = rng.choice([t for t in SECOND_THEMES if t != slot.theme])


def _use_unmapped_channels(rng: Random, slots: list[Slot], unmapped: list[Account]) -> None:
    fillers = [
        slot for slot in slots
        if slot.theme in plan.FILLER_WEIGHTS and not slot.traits and slot.month != plan.AUGUST
    ]  # fmt: skip
    for position, slot in enumerate(rng.sample(fillers, plan.UNMAPPED_CONVERSATION_COUNT)):
        slot.account = unmapped[position % len(unmapped)]
        slot.channel = "slack_shared"
        slot.traits.add("unmapped")


def _deal(channel: str, quota: int, slots: list[Slot]) -> None:
    left = quota - sum(slot.channel == channel for slot in slots)
    for slot in slots:
        if left <= 0:
            return
        if not slot.channel and _fits(channel, slot):
            slot.channel, left = channel, left - 1


def _fits(channel: str, slot: Slot) -> bool:
    if channel == "slack_shared":
        has_channel = bool(slot.account and slot.account.slack_channel)
        return has_channel and slot.theme not in plan.NEVER_CALL_THEMES
    if channel == "call":
        is_paying = bool(slot.account and slot.account.mrr_cents)
        return is_paying and slot.theme not in plan.NEVER_CALL_THEMES
    return slot.theme != "noise" or channel == "email"


def _mark(rng: Random, slots: list[Slot], trait: str, count: int, themes: tuple[str, ...]) -> None:
    free = [slot for slot in slots if slot.theme in themes and not slot.traits]
    for slot in rng.sample(free, min(count, len(free))):
        slot.traits.add(trait)


def _mark_mobile(slots: list[Slot]) -> None:
    for slot in slots:
        if slot.theme in ("mobile_slow", "mobile_ios_crash") and slot.day:
            if slot.day.isoformat() >= "2026-09-14":
                slot.traits.add("angry")
            elif slot.day.isoformat() >= "2026-08-24":
                slot.traits.add("calm")


def _mark_escalations(rng: Random, slots: list[Slot]) -> None:
    for theme in sorted({slot.theme for slot in slots}):
        tickets = [s for s in slots if s.theme == theme and s.channel == "ticket"]
        usual = int(len(tickets) * plan.OTHER_ESCALATED_SHARE)
        if theme in plan.INTEGRATION_THEMES or theme == "password_reset":
            usual = 0
        for slot in rng.sample(tickets, plan.ESCALATED_COUNTS.get(theme, usual)):
            slot.traits.add("escalated")


def _mark_messages_of_integrations(slots: list[Slot]) -> None:
    integrations = [s for s in slots if s.theme in plan.INTEGRATION_THEMES]
    pattern = plan.INTEGRATION_MESSAGE_COUNTS
    whole = len(integrations) // len(pattern) * len(pattern)
    for position, slot in enumerate(integrations):
        slot.message_count = pattern[position % len(pattern)] if position < whole else 6


def _mark_bulk_edit(rng: Random, slots: list[Slot]) -> None:
    for slot in slots:
        slot.traits.add("bulk_edit_september")
    for slot in rng.sample(slots, 17):
        slot.traits.add("quarterly_reporting")
    for slot in rng.sample(slots, 10):
        slot.second_theme = "bulk_edit_workaround"
