"""What becomes of JSON exports, good and damaged, and of what all text formats share."""

import json
from pathlib import Path

import pytest

from orchestration.readers.outcomes import Record, Rejection
from tests.orchestration.reading import Write, payload_of, read, read_one, reason_of, write_file

TICKET = {"id": 1, "created_at": "2026-01-31T09:30:00Z", "subject": "Export fails"}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return lambda name, content: write_file(tmp_path / name, content)


def test_a_json_line_is_kept_as_exported(write: Write) -> None:
    line = '{"id": 1,  "created_at": "2026-01-31T09:30:00Z", "new": {"deep": 1.50}}'
    assert read(write("tickets.jsonl", f"{line}\n\n"), "zendesk_tickets") == [Record(1, "1", line)]


def test_an_envelope_gives_its_elements(write: Write) -> None:
    path = write("tickets.json", json.dumps({"count": 2, "tickets": [TICKET, TICKET | {"id": 2}]}))
    assert [outcome.key for outcome in read(path, "zendesk_tickets")] == ["1", "2"]


def test_a_nested_envelope_gives_its_elements(write: Write) -> None:
    document = {"data": {"issues": {"nodes": [{"id": "a"}]}}}
    assert read_one(write("linear.json", json.dumps(document)), "linear_issues").key == "a"


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([TICKET]),
        json.dumps(TICKET),
        "\ufeff" + json.dumps({"tickets": [TICKET]}),
        json.dumps({"tickets": [TICKET]}, indent=2),
    ],
    ids=["bare list", "single record", "byte order mark", "indented"],
)
def test_variants_of_a_document_give_the_same_record(write: Write, content: str) -> None:
    assert payload_of(read_one(write("tickets.json", content), "zendesk_tickets")) == TICKET


def test_lines_under_the_name_of_a_document_are_read_as_lines(write: Write) -> None:
    path = write("tickets.json", f"{json.dumps(TICKET)}\n{{broken\n{json.dumps(TICKET)}\n")
    assert [type(outcome) for outcome in read(path, "zendesk_tickets")] == [
        Record,
        Rejection,
        Record,
    ]


def test_a_truncated_document_gives_its_complete_records_and_one_rejection(write: Write) -> None:
    text = json.dumps({"next_page": None, "tickets": [TICKET, TICKET | {"id": 2}, TICKET]})
    whole = read(write("tickets.json", text), "zendesk_tickets")
    first, second, rest = read(write("tickets_2.json", text[:-30]), "zendesk_tickets")
    assert [first, second] == whole[:2]
    assert "breaks off or is malformed after 2 complete records" in reason_of(rest)


@pytest.mark.parametrize("kept", [0, 1, 12, 40, 80, -1, -2])
def test_a_document_cut_anywhere_is_accounted_for(write: Write, kept: int) -> None:
    text = json.dumps({"a": [1, {"tickets": []}], "tickets": [TICKET, TICKET], "count": 2})
    assert isinstance(read(write("tickets.json", text[:kept]), "zendesk_tickets")[-1], Rejection)


def test_half_an_emoji_costs_only_its_own_record(write: Write) -> None:
    text = json.dumps({"tickets": [TICKET | {"subject": "\ud83d"}, TICKET]})
    first, second = read(write("tickets.json", text), "zendesk_tickets")
    assert isinstance(first, Rejection)
    assert isinstance(second, Record)


def test_a_document_without_its_list_is_rejected(write: Write) -> None:
    reason = reason_of(read_one(write("tickets.json", '{"error": "expired"}'), "zendesk_tickets"))
    assert "Expected a list in 'tickets', found error" in reason


def test_a_broken_line_costs_only_itself(write: Write) -> None:
    path = write("tickets.jsonl", f'{json.dumps(TICKET)}\n{{"id": 2, "cre\n{json.dumps(TICKET)}')
    outcomes = read(path, "zendesk_tickets")
    assert [type(outcome) for outcome in outcomes] == [Record, Rejection, Record]
    assert "Expected one complete JSON object" in reason_of(outcomes[1])
    assert outcomes[1].payload == '{"id": 2, "cre'


@pytest.mark.parametrize(
    ("name", "content", "entity"),
    [
        ("tickets.jsonl", b'{"id": 1, "subject": "caf\xe9"}', "zendesk_tickets"),
        ("tickets.json", b'{"tickets": [{"id": 1, "subject": "caf\xe9"}]}', "zendesk_tickets"),
        (
            "nps.csv",
            b"answer_id,score,answered_at,comment\n1,9,2026-01-31,caf\xe9\n",
            "nps_answers",
        ),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:04.000\ncaf\xe9\n", "vtt_cues"),
    ],
)
def test_text_that_is_not_utf8_is_rejected_with_the_byte(
    write: Write, name: str, content: bytes, entity: str
) -> None:
    assert "found byte 0xE9 at byte" in reason_of(read_one(write(name, content), entity))


def test_utf16_is_named_and_not_guessed(write: Write) -> None:
    path = write("nps.csv", "answer_id,score\n1,9\n2,8\n".encode("utf-16"))
    assert "Expected text in UTF-8, found UTF-16" in reason_of(read_one(path, "nps_answers"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"id": None}, "Expected a value in 'id', found nothing"),
        ({"id": ""}, "Expected a value in 'id', found ''"),
        ({"id": {"of": 1}}, "Expected a value in 'id', found {'of': 1}"),
        ({"created_at": "31/01/2026"}, "found '31/01/2026'"),
        ({"created_at": "2026-02-30T00:00:00Z"}, "found '2026-02-30T00:00:00Z'"),
        ({"created_at": 1769851800}, "found 1769851800"),
    ],
)
def test_a_record_without_key_or_date_is_rejected(
    write: Write, change: dict[str, object], expected: str
) -> None:
    path = write("tickets.jsonl", json.dumps(TICKET | change))
    assert expected in reason_of(read_one(path, "zendesk_tickets"))


@pytest.mark.parametrize("line", ["[1]", '"text"', "7", "null"])
def test_a_line_that_is_no_object_is_rejected(write: Write, line: str) -> None:
    path = write("tickets.jsonl", line)
    assert "Expected a JSON object" in reason_of(read_one(path, "zendesk_tickets"))


@pytest.mark.parametrize(
    ("created_at", "is_record"), [(1769851800, True), ("1769851800", True), (1769851800000, False)]
)
def test_epochs_are_seconds(write: Write, created_at: object, *, is_record: bool) -> None:
    path = write("conversations.jsonl", json.dumps({"id": "1", "created_at": created_at}))
    assert isinstance(read_one(path, "intercom_conversations"), Record) is is_record


def test_a_zipped_file_reads_like_the_file_in_it(write: Write) -> None:
    content = f"{json.dumps(TICKET)}\n"
    plain = read(write("tickets.jsonl", content), "zendesk_tickets")
    assert read(write("tickets_2.jsonl.gz", content), "zendesk_tickets") == plain


@pytest.mark.parametrize("kept", [0, 9, 60, -4])
def test_a_damaged_zipped_file_says_so(write: Write, kept: int) -> None:
    path = write(
        "tickets.jsonl.gz", "".join(json.dumps(TICKET | {"id": i}) + "\n" for i in range(9))
    )
    path.write_bytes(path.read_bytes()[:kept] or b"not zipped")
    assert "Expected a complete gzip file" in reason_of(read(path, "zendesk_tickets")[-1])
