"""Slack: a workspace export of the channels shared with enterprise customers."""

# ruff: noqa: E501 -- vendor records read better with related fields on one line

from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from seeds.generator.files import write_json
from seeds.generator.people import Agent, Company, Contact, Conversation, Message

HOME_TEAM = "T0TALLYBRK"
BOT_ID = "B0TALLYBOT"
Record = dict[str, Any]
Days = dict[tuple[str, str], list[Record]]


def write_slack(folder: Path, companies: list[Company], rng: Random) -> None:
    """Write channels, users and a file a channel and day."""
    days: Days = defaultdict(list)
    members: dict[str, dict[str, Contact]] = defaultdict(dict)
    for company in companies:
        for conversation in company.conversations:
            if conversation.slot.channel == "slack_shared":
                _write_thread(rng, days, conversation)
                for message in conversation.messages:
                    contact = message.contact or conversation.contact
                    members[conversation.account.slack_channel][_user_of(contact)] = contact
    channels = sorted(members)
    for channel in channels:
        _write_joins(days, channel, members[channel])
    for (channel, day), messages in sorted(days.items()):
        write_json(folder / channel / f"{day}.json", sorted(messages, key=lambda m: str(m["ts"])))
    _write_directory(folder, companies[0].agents, members)


def _user_of(contact: Contact) -> str:
    return f"U1{contact.number:09d}"


def _agent_user(agent: Agent) -> str:
    return f"U0TB{agent.number:05d}"


def _timestamp(moment: datetime, number: int) -> str:
    return f"{int(moment.timestamp())}.{number % 1_000_000:06d}"


def _write_thread(rng: Random, days: Days, conversation: Conversation) -> None:
    channel = conversation.account.slack_channel
    # Loose messages may be counted as conversations of their own: none where counts are exact.
    is_exact = conversation.slot.month >= "2026-04" or conversation.slot.message_count > 0
    is_threaded = rng.random() > 0.1 or is_exact
    if not is_threaded:
        _squeeze_into_a_day(conversation)
    root = _timestamp(conversation.started_at, conversation.number)
    conversation.conversation_id = f"slack:{channel}/{root}"
    written: list[Record] = []
    for position, message in enumerate(conversation.messages):
        moment = _timestamp(message.sent_at, conversation.number + position)
        record = _message(rng, message, moment, position)
        if is_threaded and len(conversation.messages) > 1:
            record["thread_ts"] = root
            if position:
                record["parent_user_id"] = written[0]["user"]
        written.append(record)
        days[channel, f"{message.sent_at:%Y-%m-%d}"].append(record)
    if is_threaded and len(written) > 1:
        replies = [{"user": record["user"], "ts": record["ts"]} for record in written[1:]]
        users = sorted({reply["user"] for reply in replies})
        written[0].update(
            reply_count=len(replies), reply_users_count=len(users), reply_users=users,
            latest_reply=replies[-1]["ts"], replies=replies,
        )  # fmt: skip


def _squeeze_into_a_day(conversation: Conversation) -> None:
    for position, message in enumerate(conversation.messages):
        message.sent_at = conversation.started_at + timedelta(minutes=2 * position)
    midnight = conversation.started_at.replace(hour=23, minute=59, second=0)
    for message in conversation.messages:
        message.sent_at = min(message.sent_at, midnight)


def _message(rng: Random, message: Message, moment: str, position: int) -> Record:
    user = _user_of(message.contact) if message.contact else HOME_TEAM
    team = f"T1{message.contact.account.number:08d}" if message.contact else HOME_TEAM
    if message.agent:
        user = _agent_user(message.agent)
    text = message.text
    if position == 0 and rng.random() < 0.25:
        text = f"<@U0TB{rng.choice((15, 16)):05d}> {text}"
    text = text.replace("&", "&amp;").replace("\n\n", "\n")
    return {"type": "message", "user": user, "text": text, "ts": moment, "team": team,
            "client_msg_id": f"{rng.getrandbits(48):012x}"}  # fmt: skip


def _write_joins(days: Days, channel: str, members: dict[str, Contact]) -> None:
    first_day = min(day for name, day in days if name == channel)
    start = datetime.fromisoformat(f"{first_day}T00:05:00+00:00")
    for position, user in enumerate(sorted(members)):
        moment = _timestamp(start, position)
        days[channel, first_day].append(
            {"type": "message", "subtype": "channel_join", "user": user, "ts": moment,
             "text": f"<@{user}> has joined the channel"}
        )  # fmt: skip
    days[channel, first_day].append(
        {"type": "message", "subtype": "bot_message", "bot_id": BOT_ID, "username": "Tallybrook Status",
         "ts": _timestamp(start, 900), "text": "All systems are operational."}
    )  # fmt: skip


def _write_directory(
    folder: Path, agents: list[Agent], members: dict[str, dict[str, Contact]]
) -> None:
    users: dict[str, Record] = {}
    for agent in agents:
        user = _agent_user(agent)
        users[user] = _user(
            user, agent.full_name, agent.email, HOME_TEAM, is_bot=agent.group == "Bots"
        )
    for channel in sorted(members):
        for user, contact in sorted(members[channel].items()):
            team = f"T1{contact.account.number:08d}"
            users[user] = _user(user, contact.full_name, contact.email, team, is_bot=False)
    channels = [
        {"id": f"C0SH{position:06d}", "name": channel, "created": 1_735_689_600, "creator": "U0TB00015",
         "is_archived": False, "is_general": False, "is_shared": True, "is_ext_shared": True,
         "members": sorted(members[channel]), "topic": {"value": "", "creator": "", "last_set": 0},
         "purpose": {"value": f"Tallybrook with {channel.removeprefix('ext-')}", "creator": "U0TB00015",
                     "last_set": 1_735_689_600}}
        for position, channel in enumerate(sorted(members), start=1)
    ]  # fmt: skip
    write_json(folder / "channels.json", channels)
    write_json(folder / "users.json", [users[user] for user in sorted(users)])


def _user(user: str, full_name: str, email: str, team: str, *, is_bot: bool) -> Record:
    profile = {"real_name": full_name, "display_name": full_name.split(" ", maxsplit=1)[0]}
    if email:
        profile["email"] = email
    return {"id": user, "team_id": team, "name": full_name.lower().replace(" ", "."), "deleted": False,
            "real_name": full_name, "tz": "UTC", "profile": profile, "is_bot": is_bot, "is_admin": False}  # fmt: skip
