"""Surveys: NPS answers, and CSAT answers for the channels whose tool has no rating of its own."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from seeds.generator import plan
from seeds.generator.files import write_csv
from seeds.generator.people import Account, Company
from seeds.generator.phrases import PhraseBag
from seeds.generator.schedule import choose_day, last_day_of

NPS_HEADER = ("answer_id", "email", "account_id", "score", "comment", "answered_at")
CSAT_HEADER = (
    "answer_id",
    "conversation_id",
    "channel",
    "email",
    "score",
    "comment",
    "answered_at",
)
NPS_A_MONTH = 60
NPS_AFTER_MOBILE = 30
USUAL_SCORES = ((10, 22), (9, 20), (8, 18), (7, 14), (6, 9), (5, 6), (4, 4), (3, 3), (1, 2), (0, 2))
MOBILE_SCORES = ((9, 5), (8, 8), (7, 10), (5, 16), (4, 14), (3, 12), (2, 10), (1, 8), (0, 9))
# The day after which app ratings fall: later than the conversations of AC-04a.
RATINGS_FALL_AFTER = date(2026, 9, 27)


def write_surveys(folder: Path, companies: list[Company], rng: Random, bag: PhraseBag) -> None:
    """Write both answer lists."""
    nps: list[tuple[object, ...]] = []
    for company in companies:
        for month in plan.MONTHS:
            last = min(last_day_of(month), RATINGS_FALL_AFTER)
            for _ in range(NPS_A_MONTH):
                day = choose_day(rng, last.replace(day=1), last)
                nps.append(_nps_answer(rng, bag, company.accounts, day, USUAL_SCORES))
        for _ in range(NPS_AFTER_MOBILE):
            day = choose_day(rng, RATINGS_FALL_AFTER + timedelta(1), plan.LAST_DAY)
            nps.append(_nps_answer(rng, bag, company.accounts, day, MOBILE_SCORES))
    nps.sort(key=lambda row: (str(row[-1]), str(row[0])))
    numbered = [(f"nps_{position:06d}", *row) for position, row in enumerate(nps, start=1)]
    write_csv(folder / "nps_answers.csv", NPS_HEADER, numbered)
    write_csv(folder / "csat_answers.csv", CSAT_HEADER, _csat_rows(companies))


def _nps_answer(
    rng: Random,
    bag: PhraseBag,
    accounts: list[Account],
    day: date,
    scores: tuple[tuple[int, int], ...],
) -> tuple[object, ...]:
    active = [account for account in accounts if account.is_active_on(day)]
    account = rng.choice(active)
    contact = rng.choice(account.contacts)
    score = rng.choices([s for s, _ in scores], [weight for _, weight in scores])[0]
    tone = "positive" if score >= 9 else "neutral" if score >= 7 else "negative"
    comment = bag.draw("generic", f"nps_comments_{tone}") if rng.random() < 0.4 else ""
    if day > RATINGS_FALL_AFTER and score < 7:
        comment = bag.draw("mobile_slow", "detail")
    moment = datetime.combine(day, time(rng.randint(7, 19), rng.randrange(60)))
    account_id = account.account_id if rng.random() < 0.9 else ""
    return (contact.email, account_id, score, comment, f"{moment:%Y-%m-%dT%H:%M:00Z}")


def _csat_rows(companies: list[Company]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for company in companies:
        for conversation in company.conversations:
            channel = conversation.slot.channel
            if channel in ("email", "slack_shared", "call") and conversation.csat_score:
                own_id = conversation.conversation_id.split(":", 1)[1]
                answered_at = conversation.messages[-1].sent_at + timedelta(hours=1)
                rows.append(
                    (f"csat_{conversation.number:07d}", own_id, channel, conversation.contact.email,
                     conversation.csat_score, "", f"{answered_at:%Y-%m-%dT%H:%M:%SZ}")
                )  # fmt: skip
    return rows
