"""Talks in shared channels as a Slack workspace export holds them: a file a channel and day."""

from collections import defaultdict
from typing import Any

from tests.end_to_end.small_company.company import Conversation, Message
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.people import AGENT
from tests.end_to_end.small_company.talks import MAPPED_CHANNEL, UNMAPPED_CHANNEL


def write_slack(files: Files, conversations: list[Conversation]) -> None:
    days: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in conversations:
        channel = MAPPED_CHANNEL if item.person == "ann" else UNMAPPED_CHANNEL
        for message in item.messages:
            days[f"slack/{channel}/{message.at:%Y-%m-%d}.json"].append(_record(item, message))
    for name, records in days.items():
        # who joins, and what a bot says on its own, is no conversation
        joined = {
            **records[0],
            "subtype": "channel_join",
            "ts": f"{float(records[0]['ts']) - 9:.6f}",
        }
        joined.pop("thread_ts", None)
        files.json(name, "", [joined, *records])
    channels = [
        {"id": f"C{number}", "name": name, "is_shared": True, "is_ext_shared": True}
        for number, name in enumerate((MAPPED_CHANNEL, UNMAPPED_CHANNEL))
    ]
    files.json("slack/channels.json", "", channels)
    # Guests of a shared channel show no address: only the channel tells whose they are.
    users = [
        {"id": "UANN", "name": "ann", "is_bot": False, "profile": {"real_name": "Ann"}},
        {"id": "UZOE", "name": "zoe", "is_bot": False, "profile": {"real_name": "Zoe"}},
        {"id": "USAM", "name": "sam", "is_bot": False, "profile": {"email": AGENT.email}},
    ]
    files.json("slack/users.json", "", users)


def timestamp(item: Conversation, number: int = 0) -> str:
    return f"{item.messages[number].at.timestamp():.6f}"


def _record(item: Conversation, message: Message) -> dict[str, Any]:
    user = "USAM" if message.author == "agent" else f"U{item.person.upper()}"
    record = {
        "type": "message",
        "user": user,
        "text": message.text,
        "ts": f"{message.at.timestamp():.6f}",
    }
    return record if "unthreaded" in item.traits else {**record, "thread_ts": timestamp(item)}
