"""Records of JSON exports: one object a line, or a whole document with a list of them.

Here belongs finding the records in the text, also when the document breaks off. What a record must
have belongs in `validation.py`.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

import orjson

from orchestration.entities import Entity
from orchestration.readers.outcomes import Outcome, Record, reject
from orchestration.readers.validation import RecordBuilder, show

_DECODER: Final = json.JSONDecoder()
_BLANK: Final = re.compile(r"[ \t\r\n]*")
_SNIFFED_LINES: Final = 2


def read_json_lines(stream: Iterable[bytes], builder: RecordBuilder) -> Iterator[Outcome]:
    """One outcome per line that is not blank."""
    position = 0
    for line in stream:
        text = line.strip()
        if text:
            position += 1
            yield builder.parse(position, text)


def count_json_lines(stream: Iterable[bytes], _: Entity) -> int:
    """The lines that are not blank."""
    return sum(1 for line in stream if not line.isspace())


def read_json_document(stream: io.BufferedReader, builder: RecordBuilder) -> Iterator[Outcome]:
    """One outcome per element of the document's list.

    A document that cannot be parsed as a whole gives its complete records up to the break, and one
    rejection.
    """
    data = stream.read()
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if _holds_lines(data):
            yield from read_json_lines(io.BytesIO(data), builder)
        else:
            yield from _salvage(data, builder, error)
        return
    records = _find_records(document, builder.entity)
    if records is None:
        yield reject(1, _explain_envelope(document, builder.entity), data)
        return
    for position, record in enumerate(records, start=1):
        yield builder.build(position, record, orjson.dumps(record).decode())


def count_json_document(stream: io.BufferedReader, entity: Entity) -> int:
    """The length of the document's list, by another parser than the one that reads it.

    Where the document breaks: the records before the break, and one for the rest.
    """
    data = stream.read()
    text = data.decode("utf-8", "surrogateescape")
    try:
        records = _find_records(json.loads(text), entity)
    except (ValueError, RecursionError):
        if _holds_lines(data):
            return count_json_lines(io.BytesIO(data), entity)
        return sum(1 for _ in _split_records(text, entity))
    return 1 if records is None else len(records)


def _find_records(document: Any, entity: Entity) -> list[Any] | None:
    """The list in its envelope, a bare list, or a single record that stands alone."""
    value = document
    if not isinstance(document, list):
        for name in entity.envelope or ("",):
            value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, list):
        return value
    is_record = isinstance(document, dict) and all(key in document for key in entity.key_fields)
    return [document] if is_record else None


def _holds_lines(data: bytes) -> bool:
    """Whether a .json file holds JSON Lines: a complete object on a first line, and more lines."""
    lines = list(islice((line for line in io.BytesIO(data) if line.strip()), _SNIFFED_LINES))
    return len(lines) == _SNIFFED_LINES and any(_is_object(line) for line in lines)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _salvage(
    data: bytes, builder: RecordBuilder, error: orjson.JSONDecodeError
) -> Iterator[Outcome]:
    """What can be read of a document that the parser refuses as a whole."""
    text = data.decode("utf-8", "surrogateescape")
    for position, part in enumerate(_split_records(text, builder.entity), start=1):
        if isinstance(part, _Rest):
            yield reject(position, _explain_break(position - 1, part, error), part.text)
            return
        outcome = builder.parse(position, part.encode("utf-8", "surrogateescape"))
        if isinstance(outcome, Record):
            # The same text as from the whole document: the record is known when that comes.
            same_text = orjson.dumps(orjson.loads(outcome.payload)).decode()
            outcome = replace(outcome, payload=same_text)
        yield outcome


@dataclass(frozen=True)
class _Rest:
    """What follows the last record that is complete, and where it starts."""

    text: str
    start: int


def _split_records(text: str, entity: Entity) -> Iterator[str | _Rest]:
    """The texts of the complete records, then the rest if the document breaks."""
    end = 0
    try:
        start = _find_list(text, entity)
        while text[start] != "]":
            end = _DECODER.raw_decode(text, start)[1]
            yield text[start:end]
            start = _skip_separator(text, end)
        end = start
        json.loads(text)
    except (ValueError, IndexError, RecursionError):
        yield _Rest(text[end:], end)


def _find_list(text: str, entity: Entity) -> int:
    """Where the first element of the list of records would start."""
    start = _skip_blank(text, 0)
    for name in entity.envelope if text[start] == "{" else ():
        start = _enter_member(text, start, name)
    return _skip_blank(text, _expect(text, start, "["))


def _enter_member(text: str, start: int, name: str) -> int:
    """Where the value of an object's member starts."""
    start = _expect(text, start, "{")
    while True:
        key, start = _DECODER.raw_decode(text, _skip_blank(text, start))
        start = _skip_blank(text, _expect(text, _skip_blank(text, start), ":"))
        if key == name:
            return start
        _, start = _DECODER.raw_decode(text, start)
        start = _expect(text, _skip_blank(text, start), ",")


def _skip_separator(text: str, end: int) -> int:
    """Past the comma after a record, or to the bracket that closes the list."""
    start = _skip_blank(text, end)
    return start if text[start] == "]" else _skip_blank(text, _expect(text, start, ","))


def _skip_blank(text: str, start: int) -> int:
    return match.end() if (match := _BLANK.match(text, start)) else start


def _expect(text: str, start: int, character: str) -> int:
    if text[start] != character:
        message = f"expected {character!r}"
        raise json.JSONDecodeError(message, text, start)
    return start + 1


def _explain_break(complete: int, rest: _Rest, error: orjson.JSONDecodeError) -> str:
    if not rest.text.strip():
        return "Expected a JSON document, found an empty file. Export it again."
    return (
        f"Expected a complete JSON document, found that it breaks off or is malformed after "
        f"{complete} complete records, at character {rest.start + 1} of {len(error.doc)} "
        f"({error.msg}). The complete records were read; export the file again for the rest."
    )


def _explain_envelope(document: Any, entity: Entity) -> str:
    expected = (
        f"a list in '{'.'.join(entity.envelope)}'" if entity.envelope else "a list of records"
    )
    names = ", ".join(document) if isinstance(document, dict) else show(document)
    return (
        f"Expected {expected}, found {names or 'an empty object'}. "
        "Export the list as the tool's API returns it, or one record a line as .jsonl."
    )
