"""From the plan to slots: which theme on which day, how often."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from seeds.generator import plan
from seeds.generator.people import Slot

WEEKDAY_WEIGHTS = (1.1, 1.05, 1.0, 1.0, 0.85, 0.16, 0.12)


def make_slots(rng: Random) -> list[Slot]:
    """Make every conversation's slot with theme and day; channel and account come later."""
    fixed = [*_window_slots(rng), *_calendar_slots(rng)]
    slots = []
    for month, total in zip(plan.MONTHS, plan.MONTH_TOTALS, strict=True):
        in_month = [slot for slot in fixed if slot.month == month]
        floating = _floating_slots(rng, month, total - len(in_month))
        _place_in_month(rng, month, in_month, floating)
        slots.extend(in_month + floating)
    return slots


def choose_day(rng: Random, first: date, last: date) -> date:
    """Choose a day, working days far more often."""
    days = [first + timedelta(offset) for offset in range((last - first).days + 1)]
    return rng.choices(days, [WEEKDAY_WEIGHTS[day.weekday()] for day in days])[0]


def last_day_of(month: str) -> date:
    """The last day of a month written 2026-08."""
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(1)


def _month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def _window_slots(rng: Random) -> list[Slot]:
    slots = []
    for theme, first, last, count in plan.WINDOWS:
        for _ in range(count):
            day = choose_day(rng, first, last)
            slots.append(Slot(theme, _month_of(day), day))
    return slots


def _calendar_slots(rng: Random) -> list[Slot]:
    slots = []
    monday, week = date(2025, 6, 30), 0
    while monday <= plan.LAST_DAY:
        is_before = monday < plan.CALENDAR_FIX_DAY
        counts = plan.CALENDAR_WEEKLY_BEFORE if is_before else plan.CALENDAR_WEEKLY_AFTER
        first = max(monday, plan.FIRST_DAY)
        last = min(monday + timedelta(6), plan.LAST_DAY)
        for _ in range(counts[week % len(counts)]):
            day = choose_day(rng, first, last)
            slots.append(Slot("calendar_sync", _month_of(day), day))
        monday, week = monday + timedelta(7), week + 1
    return slots


def _floating_slots(rng: Random, month: str, room: int) -> list[Slot]:
    position = plan.MONTHS.index(month)
    total = plan.MONTH_TOTALS[position]
    counts = Counter({theme: row[position] for theme, row in plan.MONTHLY_COUNTS.items()})
    for theme, share in sorted(plan.FLAT_SHARES.items()):
        counts[theme] += round(total * share)
    left = room - counts.total()
    if left < 0:
        message = f"The plan of {month} has {-left} conversations more than its total of {total}."
        raise ValueError(message)
    weights = plan.FILLER_WEIGHTS
    for position, theme in enumerate(sorted(weights)):
        counts[theme] += left * weights[theme] // sum(weights.values())
        if position == len(weights) - 1:
            counts[theme] += room - counts.total()
    slots = [Slot(theme, month) for theme in sorted(counts) for _ in range(counts[theme])]
    rng.shuffle(slots)
    return slots


def _place_in_month(rng: Random, month: str, fixed: list[Slot], floating: list[Slot]) -> None:
    last = last_day_of(month)
    parts = plan.MONTH_PARTS.get(month, ((1, last.day, len(fixed) + len(floating)),))
    start = 0
    for first_number, last_number, quota in parts:
        first_day, last_day = last.replace(day=first_number), last.replace(day=last_number)
        taken = sum(slot.day is not None and first_day <= slot.day <= last_day for slot in fixed)
        for slot in floating[start : start + quota - taken]:
            slot.day = choose_day(rng, first_day, last_day)
        start += quota - taken
