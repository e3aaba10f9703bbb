"""Deliberately broken records: what a real export has now and then, and why it must be rejected."""

import json
from pathlib import Path

from seeds.generator.files import read_text, to_json, write_json, write_json_lines, write_text

BROKEN_EML = "Subject: hello\nX-Mailer: unknown\n\nThere is no sender and no date here.\n"


def break_some_records(folder: Path) -> list[dict[str, str]]:
    """Add one broken record of five kinds; return where they are and the class of the reason."""
    return [
        _break_json_line(folder / "product" / "events.jsonl.gz", folder),
        _drop_ticket_id(folder / "zendesk" / "tickets_2.json.gz", folder),
        _misdate_answer(folder / "surveys" / "nps_answers.csv", folder),
        _empty_transcript(folder / "calls" / "webvtt" / "call-20260115-empty.vtt", folder),
        _headless_mail(folder / "email" / "single" / "thread-without-header.eml", folder),
    ]


def _entry(path: Path, folder: Path, entity: str, reason: str) -> dict[str, str]:
    return {"entity": entity, "file": path.relative_to(folder).as_posix(), "reason": reason}


def _break_json_line(path: Path, folder: Path) -> dict[str, str]:
    lines = read_text(path).splitlines()
    middle = len(lines) // 2
    write_json_lines(path, [*lines[:middle], lines[middle][:90], *lines[middle:]])
    return _entry(path, folder, "product_events", "broken_json")


def _drop_ticket_id(path: Path, folder: Path) -> dict[str, str]:
    page = json.loads(read_text(path))
    ticket = {**page["tickets"][10], "subject": "test, please ignore", "description": "test"}
    del ticket["id"]
    page["tickets"].insert(11, ticket)
    write_json(path, page)
    return _entry(path, folder, "zendesk_tickets", "missing_key")


def _misdate_answer(path: Path, folder: Path) -> dict[str, str]:
    line = "nps_broken_date,office@redmoor.example,,8,,31/02/2026 25:10\n"
    write_text(path, read_text(path) + line)
    return _entry(path, folder, "nps_answers", "bad_date")


def _empty_transcript(path: Path, folder: Path) -> dict[str, str]:
    write_text(path, "WEBVTT\n\n")
    return _entry(path, folder, "vtt_cues", "no_cues")


def _headless_mail(path: Path, folder: Path) -> dict[str, str]:
    write_text(path, BROKEN_EML)
    return _entry(path, folder, "email_messages", "bad_header")


def write_truth(path: Path, truth: dict[str, object]) -> None:
    """Write the truth, a conversation a line so that differences can be read."""
    conversations = truth["conversations"]
    if not isinstance(conversations, dict):
        message = f"truth['conversations'] should be a dict, is {type(conversations).__name__}."
        raise TypeError(message)
    lines = ",\n".join(
        f"{to_json(key)}:{to_json(conversations[key])}" for key in sorted(conversations)
    )
    rest = {key: value for key, value in truth.items() if key != "conversations"}
    head = ",\n".join(f"{to_json(key)}:{to_json(rest[key])}" for key in sorted(rest))
    write_text(path, "{" + head + ',\n"conversations":{\n' + lines + "}}\n")
