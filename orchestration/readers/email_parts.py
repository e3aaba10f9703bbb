"""The decoded parts of an e-mail message: headers, addresses, readable text, attachments.

Here belongs what MIME and its dialects make hard. Nothing is guessed: text that its declared
encoding does not explain, and that is not UTF-8 either, is an error.
"""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from itertools import islice
from typing import Any, Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString

_FOLD: Final = re.compile(r"\r?\n[ \t]*")
_MESSAGE_ID: Final = re.compile(r"<([^<>]+)>")
_ADDRESS: Final = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
# Public archives write "jane at example.com" so that nobody harvests addresses.
_OBSCURED_AT: Final = re.compile(r"(?<=\S) at (?=[\w-]+\.)")
_NEEDED_HEADERS: Final = frozenset({"Date", "From", "Subject"})
_BLOCK_TAGS: Final = (
    *("p", "div", "tr", "li", "ul", "ol", "table", "pre"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article"),
)


class UndecodableError(ValueError):
    """A header or a body is in no encoding that it declares, nor in UTF-8."""


def read_headers(message: EmailMessage) -> dict[str, str]:
    """All headers decoded, under one spelling of their names; repeated ones stand on lines."""
    headers: dict[str, str] = {}
    for name, raw in message.raw_items():
        spelling = "-".join(word.capitalize() for word in name.split("-"))
        text = _decode_header(spelling, str(raw))
        headers[spelling] = f"{headers[spelling]}\n{text}" if spelling in headers else text
    for name in _NEEDED_HEADERS & headers.keys():
        headers[name] = headers[name].split("\n", maxsplit=1)[0]
    return headers


def list_addresses(message: EmailMessage, name: str) -> list[dict[str, str | None]]:
    """Names and addresses of a header, taken apart before decoding: a name may hold commas."""
    raw = [
        _FOLD.sub(" ", str(value))
        for key, value in message.raw_items()
        if key.lower() == name.lower()
    ]
    plain = [value if "@" in value else _OBSCURED_AT.sub("@", value) for value in raw]
    pairs = [pair for pair in getaddresses(plain) if _ADDRESS.fullmatch(pair[1])]
    if not pairs:
        pairs = [
            (value[: found.start()].strip(' "'), found.group())
            for value in plain
            for found in islice(_ADDRESS.finditer(value), 1)
        ]
    return [
        {"name": _decode_header(name, label) or None, "email": _decode_header(name, email)}
        for label, email in pairs
    ]


def list_message_ids(text: str) -> list[str]:
    """Message ids without their angle brackets; an id that never had any is taken as it is."""
    return _MESSAGE_ID.findall(text) or [word for word in text.split() if "@" in word]


def read_body(message: EmailMessage) -> str:
    """The text a person reads: the plain part, else the HTML part turned to text."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    text = _decode_text(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    if part.get_content_type() == "text/html":
        text = turn_html_to_text(text)
    return text.replace("\r\n", "\n").replace("\x00", "").strip("\n")


def list_attachments(message: EmailMessage) -> list[dict[str, Any]]:
    """Name, type and size of every attachment; their content stays in the export."""
    attachments = []
    for part in message.iter_attachments():
        payload = part.get_payload(decode=True)
        name = part.get_filename()
        attachments.append(
            {
                "name": _decode_header("filename", name) if name else None,
                "type": part.get_content_type(),
                "bytes": len(payload) if isinstance(payload, bytes) else 0,
            }
        )
    return attachments


def turn_html_to_text(markup: str) -> str:
    """Readable text of HTML: a line per block, quotations marked with ">" as in plain mail."""
    # Inside a tag, since the parser warns about a text that looks like an address or a file name.
    soup = BeautifulSoup(f"<div>{markup}</div>", "html.parser")
    for tag in soup(["script", "style", "head", "title"]):
        tag.decompose()
    for text in soup.find_all(string=True):
        if type(text) is NavigableString:  # and not a comment, which must not become text
            text.replace_with(re.sub(r"\s+", " ", text))
    for tag in soup(["br"]):
        tag.replace_with("\n")
    for tag in soup(_BLOCK_TAGS):
        tag.insert_before("\n")
        tag.insert_after("\n")
    for tag in reversed(soup(["blockquote"])):
        quoted = _tidy_lines(tag.get_text()).replace("\n", "\n> ")
        tag.replace_with(f"\n> {quoted}\n")
    return _tidy_lines(soup.get_text())


def _tidy_lines(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def _decode_header(name: str, raw: str) -> str:
    """Encoded words and raw UTF-8 decoded; a header that nobody needs may stay as it is."""
    unfolded = _FOLD.sub(" ", raw)
    try:
        text = unfolded.encode("utf-8", "surrogateescape").decode("utf-8")
        return str(make_header(decode_header(text))).replace("\x00", "")
    except (UnicodeError, LookupError, HeaderParseError, ValueError) as error:
        if name in _NEEDED_HEADERS:
            message = (
                f"Expected a '{name}' header in UTF-8 or as encoded words, found one that cannot "
                f"be decoded ({error}). Correct the header, or export the message again."
            )
            raise UndecodableError(message) from error
        return unfolded.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _decode_text(payload: bytes, charset: str | None) -> str:
    """Text in its declared encoding, or in UTF-8, which contains ASCII; no other is tried."""
    for encoding in (charset or "utf-8", "utf-8"):
        try:
            return payload.decode(encoding)
        except (UnicodeError, LookupError) as error:
            found = error
    position = found.start if isinstance(found, UnicodeDecodeError) else 0
    message = (
        f"Expected a text in {charset or 'UTF-8'} as declared, found byte "
        f"0x{payload[position]:02X} at byte {position + 1} of the text, which is not in it. "
        "Correct the charset of the part, or export the message again."
    )
    raise UndecodableError(message) from found
