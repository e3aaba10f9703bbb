"""E-mail messages stitched to threads: References, then In-Reply-To, then the subject."""

import re
from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import EmailThreads

SUBJECT_WINDOW_DAYS: Final = 30
_REPLY_PREFIX: Final = re.compile(r"(?i)^\s*((re|aw|sv|antw|fw|fwd|wg|tr|rv)\s*(\[\d+\])?\s*:\s*)+")


def stitch_email_threads(emails: pl.DataFrame) -> dy.DataFrame[EmailThreads]:
    """Give every message the id of its thread: the id of the thread's earliest message that we hold.

    A subject joins a message only to a thread with the same bare subject, a common participant and a message in the
    preceding 30 days, and only when the message is itself a reply ("Re:"): two customers who both write "Invoice" stay
    apart.

    Args:
        emails: email_message_id, in_reply_to_id, reference_ids (list), subject_text, participants (list of addresses),
            sent_at.
    """
    ordered = emails.sort("sent_at", "email_message_id")
    stitcher = _Stitcher()
    for row in ordered.iter_rows(named=True):
        stitcher.add(row)
    return EmailThreads.validate(stitcher.to_frame(), cast=True)


class _Stitcher:
    """Union-find over message ids, known and only referred to."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._method: dict[str, str] = {}
        self._order: list[str] = []
        self._by_subject: dict[str, list[tuple[str, set[str], object]]] = {}

    def add(self, row: dict[str, object]) -> None:
        message_id = str(row["email_message_id"])
        references = [str(reference) for reference in (row["reference_ids"] or [])]  # type: ignore[attr-defined]
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

    def _join_by_subject(self, message_id: str, row: dict[str, object]) -> None:
        subject = str(row["subject_text"] or "")
        bare = _REPLY_PREFIX.sub("", subject).strip().casefold()
        people, sent_at = set(row["participants"] or []), row["sent_at"]  # type: ignore[call-overload]
        earlier = self._by_subject.setdefault(bare, [])
        is_reply = bare != subject.strip().casefold()
        if bare and is_reply and self._method[message_id] == "root":
            for other_id, other_people, other_sent_at in reversed(earlier):
                close = (sent_at - other_sent_at).days <= SUBJECT_WINDOW_DAYS  # type: ignore[operator]
                if close and people & other_people:
                    self._join(message_id, other_id)
                    self._mark(message_id, "subject")
                    break
        earlier.append((message_id, people, sent_at))

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
