"""Calls: Gong's calls and transcripts, and WebVTT files with their index."""

# ruff: noqa: E501 -- vendor records read better with related fields on one line

from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from seeds.generator.files import write_csv, write_json, write_text
from seeds.generator.people import Company, Conversation

FIRST_GONG_ID = 7_780_000_000_000_000_000
FIRST_SPEAKER_ID = 4_100_000_000_000_000_000
INDEX_HEADER = ("file", "started_at", "title", "participants", "account_id")
Record = dict[str, Any]


def write_calls(folder: Path, companies: list[Company], rng: Random) -> None:
    """Every second call was recorded by Gong, the others left a WebVTT file."""
    calls: list[Record] = []
    transcripts: list[Record] = []
    index = []
    for company in companies:
        spoken = [c for c in company.conversations if c.slot.channel == "call"]
        for position, conversation in enumerate(spoken):
            if position % 2 == 0:
                calls.append(_gong_call(conversation))
                transcripts.append(_gong_transcript(rng, conversation))
            else:
                index.append(_write_vtt(folder, conversation))
    write_json(
        folder / "calls.json",
        {"requestId": "demo", "records": {"totalRecords": len(calls)}, "calls": calls},
    )
    write_json(folder / "transcripts.json", {"requestId": "demo", "callTranscripts": transcripts})
    write_csv(folder / "vtt_index.csv", INDEX_HEADER, index)


def _ends_after(text: str) -> float:
    return round(1 + len(text.split()) / 2.4, 1)


def _duration(conversation: Conversation) -> int:
    last = conversation.messages[-1]
    return int((last.sent_at - conversation.started_at).total_seconds() + _ends_after(last.text))


def _title(conversation: Conversation) -> str:
    return f"{conversation.account.account_name} <> Tallybrook"


def _gong_call(conversation: Conversation) -> Record:
    call_id = str(FIRST_GONG_ID + conversation.number)
    conversation.conversation_id = f"gong:{call_id}"
    agent = next(m.agent for m in conversation.messages if m.agent)
    parties: list[Record] = [
        {"id": f"{call_id}-0", "emailAddress": agent.email, "name": agent.full_name, "title": "Customer Success",
         "userId": str(FIRST_SPEAKER_ID + agent.number), "speakerId": str(FIRST_SPEAKER_ID + agent.number),
         "affiliation": "Internal", "context": [], "methods": ["Invitee", "Attendee"]}
    ]  # fmt: skip
    contacts = {m.contact.number: m.contact for m in conversation.messages if m.contact}
    for position, number in enumerate(sorted(contacts), start=1):
        contact = contacts[number]
        parties.append(
            {"id": f"{call_id}-{position}", "emailAddress": contact.email, "name": contact.full_name,
             "title": contact.title, "userId": None, "speakerId": str(FIRST_SPEAKER_ID + 1000 + number),
             "affiliation": "External", "context": [], "methods": ["Invitee", "Attendee"]}
        )  # fmt: skip
    account = conversation.account
    context = [
        {"system": "Salesforce", "objects": [{"objectType": "Account", "objectId": account.account_id,
         "fields": [{"name": "Name", "value": account.account_name}], "timing": "Now"}]}
    ] if account.crm == "salesforce" else []  # fmt: skip
    started = conversation.started_at
    return {
        "metaData": {
            "id": call_id, "url": f"https://app.gong.io/call?id={call_id}", "title": _title(conversation),
            "scheduled": f"{started - timedelta(minutes=3):%Y-%m-%dT%H:%M:00Z}",
            "started": f"{started:%Y-%m-%dT%H:%M:%SZ}", "duration": _duration(conversation),
            "primaryUserId": str(FIRST_SPEAKER_ID + agent.number), "direction": "Conference", "system": "Zoom",
            "scope": "External", "media": "Video", "language": "eng", "workspaceId": "1", "isPrivate": False},
        "context": context,
        "parties": parties,
    }  # fmt: skip


def _gong_transcript(rng: Random, conversation: Conversation) -> Record:
    monologues = []
    for message in conversation.messages:
        start = (message.sent_at - conversation.started_at).total_seconds()
        number = 1000 + message.contact.number if message.contact else 0
        if message.agent:
            number = message.agent.number
        sentences = []
        for sentence in _sentences(message.text):
            end = start + _ends_after(sentence) - 1
            sentences.append(
                {"start": int(start * 1000), "end": int(end * 1000) - 10, "text": sentence}
            )
            start = end + rng.choice((0, 0.2, 1.4))
        monologues.append(
            {"speakerId": str(FIRST_SPEAKER_ID + number), "topic": None, "sentences": sentences}
        )
    return {"callId": str(FIRST_GONG_ID + conversation.number), "transcript": monologues}


def _sentences(text: str) -> list[str]:
    parts = text.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n").split("\n")
    return [part for part in parts if part]


def _write_vtt(folder: Path, conversation: Conversation) -> tuple[str, str, str, str, str]:
    stem = f"call-{conversation.started_at:%Y%m%d}-{conversation.number:07d}"
    conversation.conversation_id = f"vtt:{stem}"
    lines = ["WEBVTT", ""]
    people: dict[str, str] = {}
    for position, message in enumerate(conversation.messages, start=1):
        start = (message.sent_at - conversation.started_at).total_seconds()
        end = start + _ends_after(message.text)
        speaker = message.contact or message.agent
        name = speaker.full_name if speaker else "Unknown"
        people[name] = speaker.email if speaker else ""
        text = message.text.replace("-->", "to").replace("&", "&amp;").replace("<", "&lt;")
        lines += [str(position), f"{_clock(start)} --> {_clock(end)}", f"<v {name}>{text}", ""]
    write_text(folder / "webvtt" / f"{stem}.vtt", "\n".join(lines))
    participants = "; ".join(f"{name} <{people[name]}>" for name in sorted(people))
    started = f"{conversation.started_at:%Y-%m-%dT%H:%M:%SZ}"
    return (
        f"{stem}.vtt",
        started,
        _title(conversation),
        participants,
        conversation.account.account_id,
    )


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{round(seconds % 1 * 1000):03d}"
