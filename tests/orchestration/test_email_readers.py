"""What becomes of e-mail: mailboxes of several dialects, MIME parts, broken headers."""

from pathlib import Path

import orjson
import pytest

from orchestration.readers.email_parts import turn_html_to_text
from orchestration.readers.outcomes import Outcome, Record, Rejection
from orchestration.readers.records import count_records, read_records
from orchestration.sources import ENTITIES

EMAIL = next(entity for entity in ENTITIES if entity.table == "email_messages")
HEAD = (
    b"Message-ID: <a@x.example>\nDate: Sat, 31 Jan 2026 09:30:00 +0100\nFrom: Ann <ann@x.example>\n"
)
SEPARATOR = b"From ann@x.example Sat Jan 31 09:30:00 2026\n"


def read(tmp_path: Path, content: bytes, name: str = "one.eml") -> list[Outcome]:
    path = tmp_path / name
    path.write_bytes(content)
    outcomes = list(read_records(path, EMAIL))
    assert count_records(path, EMAIL) == len(outcomes)
    return outcomes


def read_mail(tmp_path: Path, content: bytes) -> dict[str, object]:
    (outcome,) = read(tmp_path, content)
    assert isinstance(outcome, Record), outcome
    return orjson.loads(outcome.payload)


def test_a_message_becomes_a_record_with_ids_without_brackets(tmp_path: Path) -> None:
    mail = read_mail(
        tmp_path,
        HEAD + b"To: =?utf-8?q?M=C3=BCller=2C_Eva?= <eva@y.example>, bo@y.example\n"
        b"In-Reply-To: <r@x.example>\nReferences: <q@x.example>\n <r@x.example>\n"
        b"Subject: =?utf-8?b?w5xiZXI=?= us\nAUTO-SUBMITTED: auto-replied\n\nHello\n",
    )
    assert mail["message_id"] == "a@x.example"
    assert (mail["in_reply_to"], mail["references"]) == (
        "r@x.example",
        ["q@x.example", "r@x.example"],
    )
    assert (mail["date"], mail["subject"], mail["text"]) == (
        "2026-01-31T08:30:00Z",
        "Über us",
        "Hello",
    )
    assert mail["from"] == {"name": "Ann", "email": "ann@x.example"}
    assert mail["to"] == [
        {"name": "Müller, Eva", "email": "eva@y.example"},
        {"name": None, "email": "bo@y.example"},
    ]
    assert mail["headers"]["Auto-Submitted"] == "auto-replied"


def test_a_message_without_an_id_gets_one_that_stays(tmp_path: Path) -> None:
    content = HEAD.split(b"\n", maxsplit=1)[1] + b"\nHello\n"
    first, again = read_mail(tmp_path, content), read_mail(tmp_path, content)
    assert first["message_id"] == again["message_id"]
    assert str(first["message_id"]).startswith("sha256-")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"From: ann@x.example\n\nHello\n", "Expected a value in 'Date'"),
        (b"Date: Sat, 31 Jan 2026 09:30:00 +0100\n\nHello\n", "Expected a value in 'From'"),
        (b"From: ann@x.example\nDate: soon\n\nHello\n", "in 'Date', found 'soon'"),
        (HEAD + b"Subject: caf\xe9\n\nHello\n", "Expected a 'Subject' header in UTF-8"),
        (HEAD + b"\ncaf\xe9\n", "found byte 0xE9 at byte 4 of the text"),
        (b"", "Expected a value in 'Date'"),
    ],
)
def test_a_message_that_cannot_be_read_is_rejected(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    (outcome,) = read(tmp_path, content)
    assert isinstance(outcome, Rejection)
    assert expected in outcome.reason


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b'Content-Type: text/plain; charset="iso-8859-1"\n', b"caf\xe9"),
        (b"Content-Type: text/plain; charset=us-ascii\n", "café".encode()),
        (b"Content-Type: text/plain; charset=x-unknown\n", "café".encode()),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
            b"Y2Fmw6k=",
        ),
        (
            b"Content-Type: text/plain; charset=utf-8\n"
            b"Content-Transfer-Encoding: quoted-printable\n",
            b"caf=C3=A9",
        ),
    ],
)
def test_a_body_is_decoded_as_declared(tmp_path: Path, headers: bytes, body: bytes) -> None:
    assert read_mail(tmp_path, HEAD + headers + b"\n" + body)["text"] == "café"


def test_html_is_read_only_where_there_is_no_plain_text(tmp_path: Path) -> None:
    part = b"--b\nContent-Type: text/%s\n\n%s\n"
    head = HEAD + b'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
    both = read_mail(
        tmp_path, head + part % (b"plain", b"plain") + part % (b"html", b"<p>rich") + b"--b--\n"
    )
    only = read_mail(tmp_path, head + part % (b"html", b"<p>rich</p>") + b"--b--\n")
    assert (both["text"], both["html_present"]) == ("plain", True)
    assert only["text"] == "rich"


def test_html_turns_to_lines_and_marks_quotations() -> None:
    markup = (
        "<style>p{}</style><!-- no --><p>One\n two<br>three</p>"
        "<blockquote><p>old</p><p>older</p></blockquote>"
    )
    assert turn_html_to_text(markup) == "One two\nthree\n\n> old\n>\n> older"


def test_attachments_are_listed_and_not_kept(tmp_path: Path) -> None:
    mail = read_mail(
        tmp_path,
        HEAD + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\n\nSee file\n--b\n"
        b'Content-Type: text/csv; name="a.csv"\nContent-Disposition: attachment; filename="a.csv"\n'
        b"Content-Transfer-Encoding: base64\n\nMSwyCg==\n--b--\n",
    )
    assert mail["attachments"] == [{"name": "a.csv", "type": "text/csv", "bytes": 4}]
    assert mail["text"] == "See file"


def test_a_mailbox_is_split_at_its_separators_only(tmp_path: Path) -> None:
    message = HEAD + b"\nHello\n\nFrom what I see, it fails.\n>From now on it works.\n\n"
    outcomes = read(tmp_path, SEPARATOR + message + SEPARATOR + message, "support.mbox")
    assert len(outcomes) == 2
    text = orjson.loads(outcomes[0].payload)["text"]
    assert text == "Hello\n\nFrom what I see, it fails.\nFrom now on it works."


def test_a_mailbox_without_dates_is_split_after_blank_lines(tmp_path: Path) -> None:
    message = b"From nobody\n" + HEAD + b"\nHello\nFrom here\n\n"
    assert len(read(tmp_path, message * 2, "support.mbox")) == 2


def test_text_that_is_no_mailbox_is_one_rejection(tmp_path: Path) -> None:
    (outcome,) = read(tmp_path, b"Some notes\n\nFrom here on\n", "notes.txt")[:1]
    assert isinstance(outcome, Rejection)
    assert "Expected a mailbox" in outcome.reason


def test_one_broken_message_costs_only_itself(tmp_path: Path) -> None:
    content = SEPARATOR + HEAD + b"\nHello\n\n" + SEPARATOR + b"Subject: no sender\n\nHello\n\n"
    assert [type(o) for o in read(tmp_path, content * 2, "support.mbox")] == [Record, Rejection] * 2


@pytest.mark.parametrize(
    "obscured", [b"ann at x.example (Ann)", b"Ann ann@x.example", b'"Ann" <ann@x.example>']
)
def test_addresses_are_found_in_the_dialects_of_archives(tmp_path: Path, obscured: bytes) -> None:
    content = HEAD.replace(b"Ann <ann@x.example>", obscured) + b"\nHello\n"
    assert read_mail(tmp_path, content)["from"]["email"] == "ann@x.example"
