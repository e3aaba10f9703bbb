"""What a record must have: its key, its required fields, dates that are dates, text that is UTF-8.

Here belong the checks that every format shares and the wording of their rejections. Splitting a
file into records belongs in the module of its format.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import orjson

from orchestration.entities import Entity, TimestampKind, Vocabulary
from orchestration.readers.outcomes import Outcome, Record, reject
from orchestration.readers.record_keys import RecordKeys, split_path, value_at

# Stricter than datetime.fromisoformat, which also takes forms that SQL then reads as null.
_ISO: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
)
_END_OF_EPOCH: Final = datetime(2200, 1, 1, tzinfo=UTC).timestamp()
_SHOWN_FIELDS: Final = 8
_SHOWN_CHARACTERS: Final = 80
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_FIRST_ESCAPED_BYTE: Final = 0xDC00


class RecordBuilder:
    """Turns the objects of one file into records with a key, or into rejections."""

    def __init__(self, entity: Entity, path: Path) -> None:
        self.entity = entity
        self.path = path
        self._keys = RecordKeys(entity, path)
        self._required = tuple((name, split_path(name)) for name in entity.required_fields)
        self._times = tuple(
            (name, split_path(name), kind) for name, kind in entity.timestamp_fields
        )

    def parse(self, position: int, text: bytes) -> Outcome:
        """One JSON object as text to an outcome; the record keeps the text."""
        try:
            record = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            return reject(position, explain_broken_json(text, error), text)
        return self.build(position, record, text.decode())

    def build(self, position: int, record: object, payload: str) -> Outcome:
        """A parsed record and its text to an outcome."""
        if type(record) is not dict:
            reason = (
                f"Expected a JSON object, found {show(record)}. "
                "Export the records as objects with field names."
            )
            return reject(position, reason, payload)
        problem = self.find_problem(record)
        if problem is not None:
            return reject(position, problem, payload)
        return Record(position, self._keys.key_of(record), payload)

    def find_problem(self, record: Mapping[str, Any]) -> str | None:
        """Why the record is not acceptable, or None."""
        for name, path in self._required:
            value = value_at(record, path)
            if value is None or value == "" or isinstance(value, dict | list | bool):
                return _explain_missing(name, value, record)
        for name, path, kind in self._times:
            value = value_at(record, path)
            if value is not None and not _IS_TIMESTAMP[kind](value):
                return (
                    f"Expected {_FORM_OF[kind]} in '{name}', found {show(value)}. "
                    "Correct the date in the export, or export it in that form."
                )
        return _find_foreign_word(record, self.entity.vocabulary)


def explain_broken_json(text: bytes, error: orjson.JSONDecodeError) -> str:
    """Why a JSON text cannot be read: not UTF-8, or where its syntax breaks."""
    byte = find_undecodable_byte(text.decode("utf-8", "surrogateescape"))
    if byte is not None:
        return explain_encoding(byte)
    return (
        f"Expected one complete JSON object, found that it breaks at character {error.pos} "
        f"of {len(error.doc)} ({error.msg}). Correct this record, or export it again."
    )


def explain_encoding(found: str) -> str:
    """Why text is not read in any other encoding: a guess would change what customers wrote."""
    return (
        f"Expected text in UTF-8, found {found}. Export the file as UTF-8, or convert it with "
        "`iconv -t UTF-8`."
    )


def find_undecodable_byte(text: str) -> str | None:
    """The first byte that was not UTF-8, of text decoded with `surrogateescape`, and its place."""
    match = _SURROGATE.search(text)
    if match is None:
        return None
    byte = ord(match.group()) - _FIRST_ESCAPED_BYTE
    offset = len(text[: match.start()].encode("utf-8")) + 1
    return f"byte 0x{byte:02X} at byte {offset} of the record"


def parse_rfc2822(value: str) -> datetime | None:
    """The moment of a `Date` header in UTC, or None; no zone means UTC, as -0000 does."""
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def show(value: object) -> str:
    """A value as a rejection quotes it, cut to a line."""
    text = repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"


def _explain_missing(name: str, value: object, record: Mapping[str, Any]) -> str:
    found = "nothing" if value is None else show(value)
    names = list(record)
    listed = ", ".join(names[:_SHOWN_FIELDS]) + (", …" if len(names) > _SHOWN_FIELDS else "")
    return (
        f"Expected a value in '{name}', found {found} (fields of the record: {listed or 'none'}). "
        "Export the field, or add the value."
    )


def _find_foreign_word(record: Mapping[str, Any], vocabulary: Vocabulary | None) -> str | None:
    if vocabulary is None:
        return None
    family, word = (
        str(record[name]).strip().lower()
        for name in (vocabulary.family_field, vocabulary.word_field)
    )
    if word in vocabulary.words.get(family, ()):
        return None
    name, known = (
        (f"a {vocabulary.word_field} of '{family}'", vocabulary.words[family])
        if family in vocabulary.words
        else (f"a {vocabulary.family_field}", tuple(vocabulary.words))
    )
    found = word if family in vocabulary.words else family
    return f"Expected {name}: one of {', '.join(known)}; found {show(found)}. Correct the word."


def _is_iso(value: object) -> bool:
    if not isinstance(value, str) or _ISO.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_epoch(value: object) -> bool:
    try:
        return 0 < float(value) < _END_OF_EPOCH  # type: ignore[arg-type]
    except (ValueError, TypeError, OverflowError):
        return False


def _is_date(value: object) -> bool:
    try:
        return str(date.fromisoformat(str(value))) == value
    except ValueError:
        return False


_IS_TIMESTAMP: Final[dict[TimestampKind, Callable[[object], bool]]] = {
    "iso": _is_iso,
    "epoch": _is_epoch,
    "date": _is_date,
    "rfc2822": lambda value: parse_rfc2822(str(value)) is not None,
}
_FORM_OF: Final[dict[TimestampKind, str]] = {
    "iso": "an ISO 8601 timestamp such as 2026-01-31T09:30:00Z",
    "epoch": "seconds since 1970 (not milliseconds)",
    "date": "a date such as 2026-01-31",
    "rfc2822": "a date such as 'Sat, 31 Jan 2026 09:30:00 +0000'",
}
