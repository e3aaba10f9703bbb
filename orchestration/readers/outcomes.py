"""What reading yields: a record, or a rejection that says why there is none.

Here belong the two outcomes. What makes a record acceptable belongs in `validation.py`.
"""

from dataclasses import dataclass
from typing import Final

REJECTED_PAYLOAD_CHARACTERS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Record:
    """A record as exported.

    Attributes:
        position: 1-based place among the records of its file.
        payload: A JSON object as text.
    """

    position: int
    key: str
    payload: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that cannot be read: what was expected, what was found, what to do."""

    position: int
    reason: str
    payload: str


Outcome = Record | Rejection


def reject(position: int, reason: str, payload: str | bytes) -> Rejection:
    """A rejection with a payload that can be stored: cut, undecodable bytes spelled out."""
    if isinstance(payload, str):
        payload = payload[:REJECTED_PAYLOAD_CHARACTERS].encode("utf-8", "surrogateescape")
    text = payload[:REJECTED_PAYLOAD_CHARACTERS].decode("utf-8", "backslashreplace")
    return Rejection(position, reason, text)
