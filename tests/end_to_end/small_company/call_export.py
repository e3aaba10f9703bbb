"""Calls: one as Gong's API gives it, the others as WebVTT transcripts with their index."""

from typing import Any

from tests.end_to_end.small_company.company import Conversation, Message
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.people import AGENT, BIRCH, CEDAR, CUSTOMERS

GONG_CALL = 501
ACCOUNT_IN_INDEX = 502


def write_calls(files: Files, conversations: list[Conversation]) -> None:
    by_gong = [item for item in conversations if item.number == GONG_CALL]
    by_vtt = [item for item in conversations if item.number != GONG_CALL]
    files.json("calls/calls.json", "calls", [_gong_call(item) for item in by_gong])
    files.json("calls/transcripts.json", "callTranscripts", [_gong_transcript(i) for i in by_gong])
    for item in by_vtt:
        files.text(f"calls/webvtt/call-{item.number}.vtt", _transcript(item))
    if by_vtt:
        files.csv("calls/vtt_index.csv", [_index_row(item) for item in by_vtt])


def _gong_call(item: Conversation) -> dict[str, Any]:
    customer = CUSTOMERS[item.person]
    account = {"objectType": "Account", "objectId": BIRCH, "fields": []}
    return {
        "metaData": {
            "id": str(item.number),
            "title": "Birch and Tallybrook",
            "started": f"{item.started_at:%Y-%m-%dT%H:%M:%SZ}",
            "duration": 25,
        },
        "context": [{"system": "Salesforce", "objects": [account]}],
        "parties": [
            {
                "id": "1",
                "speakerId": "s1",
                "name": AGENT.name,
                "emailAddress": AGENT.email,
                "affiliation": "Internal",
            },
            {
                "id": "2",
                "speakerId": "s2",
                "name": customer.name,
                "emailAddress": customer.email,
                "affiliation": "External",
            },
        ],
    }


def _gong_transcript(item: Conversation) -> dict[str, Any]:
    monologues = [
        {
            "speakerId": "s1" if message.author == "agent" else "s2",
            "topic": None,
            "sentences": [
                {
                    "start": _seconds(item, message) * 1000,
                    "end": _seconds(item, message) * 1000 + 900,
                    "text": message.text,
                }
            ],
        }
        for message in item.messages
    ]
    return {"callId": str(item.number), "transcript": monologues}


def _seconds(item: Conversation, message: Message) -> int:
    return int((message.at - item.started_at).total_seconds())


def _transcript(item: Conversation) -> str:
    lines = ["WEBVTT", ""]
    for number, message in enumerate(item.messages, start=1):
        speaker = AGENT if message.author == "agent" else CUSTOMERS[item.person]
        seconds = _seconds(item, message)
        timing = f"00:00:{seconds:02d}.000 --> 00:00:{seconds:02d}.900"
        lines += [str(number), timing, f"<v {speaker.name}>{message.text}", ""]
    return "\n".join(lines)


def _index_row(item: Conversation) -> dict[str, str]:
    people = (AGENT, CUSTOMERS[item.person])
    return {
        "file": f"call-{item.number}.vtt",
        "started_at": f"{item.started_at:%Y-%m-%dT%H:%M:%SZ}",
        "title": f"Call {item.number}",
        "participants": "; ".join(f"{person.name} <{person.email}>" for person in people),
        "account_id": CEDAR if item.number == ACCOUNT_IN_INDEX else "",
    }
