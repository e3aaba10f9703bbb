"""E-mail messages stitched to threads: References, then In-Reply-To, then the subject."""

import re
from datetime import datetime
from typing import Any, Final

import dataframely as dy
import polars as pl

from python_models.frames import EmailThreads

SUBJECT_WINDOW_DAYS: Final = 30
_REPLY_PREFIX: Final = re.compile(r"(?i)^\s*((re|aw|sv|antw|fw|fwd|wg|tr|rv)\s*(\[\d+\])?\s*:\s*)+")


def stitch_email_threads(emails: pl.DataFrame) -> dy.DataFrame[EmailThreads]:
    """Give every message the id of its thread: that of the thread's earliest message we hold.

    A subject joins a message only to a message of the preceding 30 days with the same bare subject
    and a common participant, and only when it is itself a reply ("Re:"). Addresses of the domain
    that most mails name (our own mailboxes) make nobody common: two customers who both write
    "Invoice" stay apart.

    Args:
        emails: email_message_id, in_reply_to_id, reference_ids (list), subject_text, participants
            (list of addresses), sent_at.
    """
    ordered = emails.sort("sent_at", "email_message_id")
    stitcher = _Stitcher(own_domain=_find_own_domain(ordered["participants"]))
    for row in ordered.iter_rows(named=True):
        stitcher.add(row)
    return EmailThreads.validate(stitcher.to_frame(), cast=True)


class _Stitcher:
    """Union-find over message ids, known and only referred to."""

    def __init__(self, *, own_domain: str | None) -> None:
        self._own_domain = own_domain
        self._parent: dict[str, str] = {}
        self._method: dict[str, str] = {}
        self._order: list[str] = []
        self._by_subject: dict[str, list[tuple[str, set[str], datetime]]] = {}

    def add(self, row: dict[str, Any]) -> None:
        message_id = str(row["email_message_id"])
        references = [str(reference) for reference in (row["reference_ids"] or [])]
        parent = row["in_reply_to_id"]
        self._order.append(message_id)
        self._method[message_id] = "root"
        for related, method in [*((r, "references") for r in references), (parent, "in_reply_to")]:
            if related and related != message_id:
                self._join(message_id, str(related))
                self._mark(message_id, method)
        self._join_by_subject(message_id, row)

    def to_frame(self) -> pl.DataFrame:
        first_of_thread: dict[str, str] = {}
        threads = [
            first_of_thread.setdefault(self._root(message_id), message_id)
            for message_id in self._order
        ]
        return pl.DataFrame(
            {
                "email_message_id": self._order,
                "thread_id": threads,
                "thread_method": [self._method[message_id] for message_id in self._order],
            },
            schema=EmailThreads.create_empty().schema,
        )

    def _join_by_subject(self, message_id: str, row: dict[str, Any]) -> None:
        subject = str(row["subject_text"] or "").strip().casefold()
        bare = _REPLY_PREFIX.sub("", subject).strip()
        people, sent_at = self._outsiders(row["participants"] or []), row["sent_at"]
        earlier = self._by_subject.setdefault(bare, [])
        if bare and bare != subject and self._method[message_id] == "root":
            for other_id, others, other_sent_at in reversed(earlier):
                if (sent_at - other_sent_at).days > SUBJECT_WINDOW_DAYS:
                    break  # they come in order of time
                if people & others:
                    self._join(message_id, other_id)
                    self._mark(message_id, "subject")
                    break
        earlier.append((message_id, people, sent_at))

    def _outsiders(self, participants: list[str]) -> set[str]:
        outside = {person for person in participants if _domain(person) != self._own_domain}
        return outside or set(participants)

    def _mark(self, message_id: str, method: str) -> None:
        if self._method[message_id] == "root":
            self._method[message_id] = method

    def _root(self, message_id: str) -> str:
        self._parent.setdefault(message_id, message_id)
        while self._parent[message_id] != message_id:
            self._parent[message_id] = self._parent[self._parent[message_id]]
            message_id = self._parent[message_id]
        return message_id

    def _join(self, left: str, right: str) -> None:
        self._parent[self._root(left)] = self._root(right)


def _find_own_domain(participants: pl.Series) -> str | None:
    """The domain that more mails name than any other; none where two are named equally often."""
    domains = participants.rename("domain").to_frame().with_row_index("mail").explode("domain")
    named = domains.select("mail", pl.col("domain").str.extract(r"@(.*)$")).drop_nulls().unique()
    counts = named["domain"].value_counts().filter(pl.col("count") == pl.col("count").max())
    return str(counts["domain"][0]) if len(counts) == 1 else None


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
