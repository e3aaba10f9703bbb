"""A company of any size in the generic form: the same bytes for the same number of rows.

Here belongs only the writing; a message leaves memory before the next is made.
"""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final, TextIO

ACCOUNT_COUNT: Final = 2_000
LONGEST_THREAD: Final = 9
_START: Final = datetime(2025, 1, 1, tzinfo=UTC)
_CHANNELS: Final = ("ticket", "chat", "email")
_SUBJECTS: Final = (
    "The dashboard", "An invoice", "Our import", "The calendar", "My password", "This report",
    "The mobile app", "A workflow", "The search", "An export", "The API", "Our single sign-on",
)  # fmt: skip
_TROUBLES: Final = (
    "takes minutes to load", "shows last month's numbers", "stops in the middle",
    "can not be found any more", "asks for a second login", "lost three of our records",
    "sends every notice twice", "does not work on my phone", "returns an error since Monday",
    "is empty for half of the team", "needs a setting that I can not see", "was charged twice",
)  # fmt: skip
_ASKS: Final = (
    "Can you help?", "How do I change that?", "We need it before the end of the week.",
    "Is there another way to do it?", "It worked before the update.", "Please call me back.",
)  # fmt: skip


def write_generic_company(folder: Path, rows: int) -> Path:
    """Write `rows` messages in threads of one to nine, and the accounts they come from."""
    target = folder / "generic"
    target.mkdir(parents=True, exist_ok=True)
    _write_accounts(target / "accounts.csv")
    with (target / "messages.jsonl").open("w", encoding="utf-8") as file:
        _write_messages(file, rows)
    return folder


def _write_accounts(path: Path) -> None:
    segments = ("enterprise", "mid_market", "small_business", "free")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("account_id", "account_name", "domain", "segment", "arr_usd"))
        for number in range(ACCOUNT_COUNT):
            name, segment = f"Account {number}", segments[number % len(segments)]
            domain = f"account{number}.example"
            writer.writerow((f"a{number}", name, domain, segment, f"{number * 12}.00"))


def _write_messages(file: TextIO, rows: int) -> None:
    rng = Random(20260101)
    written = thread = 0
    while written < rows:
        thread += 1
        length = min(rng.randint(1, LONGEST_THREAD), rows - written)
        account, channel = rng.randrange(ACCOUNT_COUNT), rng.choice(_CHANNELS)
        person = f"p{account}_{rng.randrange(5)}"
        sent_at = _START + timedelta(seconds=thread * 97)
        for number in range(length):
            is_customer = number % 2 == 0
            sent_at += timedelta(seconds=rng.randint(60, 20_000))
            written += 1
            file.write(
                f'{{"conversation_id":"c{thread}","message_id":"m{written}",'
                f'"channel":"{channel}","sent_at":"{sent_at:%Y-%m-%dT%H:%M:%SZ}",'
                f'"author_id":"{person if is_customer else "agent"}",'
                f'"author_role":"{"customer" if is_customer else "agent"}",'
                f'"author_email":"{person}@account{account}.example",'
                f'"account_id":"{f"a{account}" if is_customer else ""}",'
                f'"subject":"Thread {thread}","text":"{_sentence(rng, written)}"}}\n'
            )


def _sentence(rng: Random, number: int) -> str:
    parts = (
        f"{rng.choice(_SUBJECTS)} {rng.choice(_TROUBLES)}.",
        f"{rng.choice(_SUBJECTS)} {rng.choice(_TROUBLES)} as well, see case {number}.",
        rng.choice(_ASKS),
    )
    return " ".join(parts[: rng.randint(1, 3)])
