"""Records of e-mail exports: mailboxes (mbox, also as .txt archives) and single messages (.eml).

Here belongs splitting a mailbox into messages and what becomes a message's record. Headers and
bodies are decoded in `email_parts.py`; quoted text and signatures are stripped later, where threads
are known.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, Final, cast

import orjson

from orchestration.entities import Entity
from orchestration.readers.email_parts import (
    UndecodableError,
    list_addresses,
    list_attachments,
    list_message_ids,
    read_body,
    read_headers,
)
from orchestration.readers.outcomes import Outcome, Record, reject
from orchestration.readers.validation import RecordBuilder, parse_rfc2822

_DATED_SEPARATOR: Final = re.compile(
    rb"From .*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d:\d\d.*\b(?:19|20)\d\d\b"
)
_QUOTED_FROM: Final = re.compile(rb"(?m)^>(>*From )")
_PARSER: Final = BytesParser(policy=policy.default)
# What the standard library's parser is known to raise on malformed headers and parts.
_PARSER_ERRORS: Final = (
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)


def read_mbox(stream: io.BufferedReader, builder: RecordBuilder) -> Iterator[Outcome]:
    """One outcome per message, and one for what stands before the first."""
    for position, (separator, lines) in enumerate(_split_mailbox(stream), start=1):
        raw = b"".join(lines)
        if separator:
            yield _read_message(position, _QUOTED_FROM.sub(rb"\1", raw), builder)
        else:
            reason = (
                "Expected a mailbox whose messages start with a line 'From <sender> <date>', found "
                f"{raw[:60].decode('utf-8', 'backslashreplace')!r}. Export the mailbox as mbox, or "
                "single messages as .eml."
            )
            yield reject(position, reason, raw)


def count_mbox(stream: io.BufferedReader, _: Entity) -> int:
    """The separator lines, and one for text before the first of them."""
    is_separator = _Separators()
    count, has_preface = 0, False
    for line in stream:
        if is_separator(line):
            count += 1
        elif count == 0 and not line.isspace():
            has_preface = True
    return count + has_preface


def read_eml(stream: io.BufferedReader, builder: RecordBuilder) -> Iterator[Outcome]:
    """The outcome of the file's one message."""
    yield _read_message(1, stream.read(), builder)


def count_eml(_stream: io.BufferedReader, _: Entity) -> int:
    """One message a file."""
    _stream.read()
    return 1


class _Separators:
    """Tells the lines between messages from text that happens to start with "From ".

    The first separator shows the dialect: with a date, later ones need a date too; without, a blank
    line before them.
    """

    def __init__(self) -> None:
        self._need_date: bool | None = None
        self._after_blank = True

    def __call__(self, line: bytes) -> bool:
        after_blank, self._after_blank = self._after_blank, line.isspace()
        if not line.startswith(b"From "):
            return False
        is_dated = _DATED_SEPARATOR.match(line) is not None
        if self._need_date is None:
            self._need_date = is_dated
        return is_dated if self._need_date else after_blank


def _split_mailbox(stream: Iterable[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    """The separator and the lines of every message; no separator where the text is none."""
    is_separator = _Separators()
    separator, lines = b"", cast("list[bytes]", [])
    for line in stream:
        if is_separator(line):
            if separator or any(not earlier.isspace() for earlier in lines):
                yield separator, lines
            separator, lines = line, []
        else:
            lines.append(line)
    if separator or any(not earlier.isspace() for earlier in lines):
        yield separator, lines


def _read_message(position: int, raw: bytes, builder: RecordBuilder) -> Outcome:
    try:
        message = _PARSER.parsebytes(raw)
        headers = read_headers(message)
        problem = builder.find_problem(headers)
        if problem is not None:
            return reject(position, problem, raw)
        record = _to_record(message, headers)
        payload = orjson.dumps(record).decode()
    except UndecodableError as error:
        return reject(position, str(error), raw)
    except _PARSER_ERRORS as error:
        reason = (
            f"Expected a message as in RFC 5322, found one that cannot be parsed ({error!r}). "
            "Export the message again."
        )
        return reject(position, reason, raw)
    return Record(position, record["message_id"], payload)


def _to_record(message: EmailMessage, headers: dict[str, str]) -> dict[str, Any]:
    sent_at = cast("datetime", parse_rfc2822(headers["Date"]))
    senders = list_addresses(message, "From")
    message_ids = list_message_ids(headers.get("Message-Id", ""))
    return {
        "message_id": message_ids[0] if message_ids else _make_message_id(headers),
        "in_reply_to": next(iter(list_message_ids(headers.get("In-Reply-To", ""))), None),
        "references": list_message_ids(headers.get("References", "")),
        "date": sent_at.isoformat().replace("+00:00", "Z"),
        "from": senders[0] if senders else {"name": headers["From"], "email": None},
        "to": list_addresses(message, "To"),
        "cc": list_addresses(message, "Cc"),
        "subject": headers.get("Subject"),
        "headers": headers,
        "text": read_body(message),
        "html_present": any(part.get_content_type() == "text/html" for part in message.walk()),
        "attachments": list_attachments(message),
    }


def _make_message_id(headers: dict[str, str]) -> str:
    """An id for a message that came without: the same whenever the same headers come again."""
    return "sha256-" + hashlib.sha256(orjson.dumps(headers)).hexdigest()
