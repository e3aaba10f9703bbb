"""Intercom: conversations with parts (HTML), contacts, companies, admins, as API 2.11 and later give them."""

# ruff: noqa: E501 -- vendor records read better with related fields on one line

import html
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from seeds.generator import authored, names
from seeds.generator.files import write_json, write_json_lines
from seeds.generator.people import Account, Agent, Company, Contact, Conversation, Message

FIRST_CONVERSATION_ID = 215_000_000_000
FIRST_PART_ID = 41_000_000_000
FIRST_ADMIN_ID = 5_010_000
BOT_ADMIN_ID = "5019999"
TEAM_ID = 7_001_001
Record = dict[str, Any]


def write_intercom(folder: Path, companies: list[Company], rng: Random) -> None:
    """Write conversations a line each and the three directories."""
    chats = [
        _ChatWriter(rng, conversation).write()
        for company in companies
        for conversation in company.conversations
        if conversation.slot.channel == "chat"
    ]
    write_json_lines(folder / "conversations.jsonl.gz", chats)
    accounts = [account for company in companies for account in company.accounts]
    firms = [_firm(account) for account in accounts]
    contacts = [_contact(contact) for account in accounts for contact in account.contacts]
    admins = [
        {"type": "admin", "id": str(FIRST_ADMIN_ID + agent.number), "name": agent.full_name,
         "email": agent.email, "away_mode_enabled": False, "has_inbox_seat": True, "team_ids": [TEAM_ID]}
        for agent in companies[0].agents if agent.group in (*names.GROUPS, "Customer Success")
    ]  # fmt: skip
    write_json(
        folder / "contacts.json", {"type": "list", "data": contacts, "total_count": len(contacts)}
    )
    write_json(
        folder / "companies.json", {"type": "list", "data": firms, "total_count": len(firms)}
    )
    write_json(folder / "admins.json", {"type": "admin.list", "admins": admins})


def contact_id(contact: Contact) -> str:
    """Intercom's own id, 24 hexadecimal digits."""
    return f"64b0{contact.number:020x}"


def _company_id(number: int) -> str:
    return f"63c0{number:020x}"


def _epoch_of_day(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400 + 36_000


def _firm(account: Account) -> Record:
    return {
        "type": "company", "id": _company_id(account.number), "company_id": account.account_id,
        "name": account.account_name, "website": f"https://www.{account.domain}",
        "plan": {"type": "plan", "name": account.plan}, "industry": account.industry,
        "size": account.employee_count, "monthly_spend": account.mrr_cents // 100,
        "created_at": _epoch_of_day(account.started),
    }  # fmt: skip


def _contact(contact: Contact) -> Record:
    return {
        "type": "contact", "id": contact_id(contact), "external_id": f"u_{contact.number}",
        "role": "user", "email": contact.email, "name": contact.full_name, "phone": None,
        "companies": {"type": "list", "data": [
            {"id": _company_id(contact.account.number), "type": "company"}] if contact.in_crm else []},
        "created_at": _epoch_of_day(contact.account.started),
        "unsubscribed_from_emails": False,
    }  # fmt: skip


class _ChatWriter:
    """Writes one conversation."""

    def __init__(self, rng: Random, conversation: Conversation) -> None:
        self._rng = rng
        self._conversation = conversation
        self._chat_id = FIRST_CONVERSATION_ID + conversation.number
        self._part_id = FIRST_PART_ID + conversation.number * 100
        self._parts: list[Record] = []

    def write(self) -> Record:
        """Build the conversation object."""
        conversation = self._conversation
        conversation.conversation_id = f"intercom:{self._chat_id}"
        first = conversation.messages[0]
        opening, *rest = self._split(first.text)
        for position, text in enumerate(rest, start=1):
            moment = first.sent_at + timedelta(seconds=9 * position)
            self._part("comment", text, Message("customer", text, moment, first.contact))
        agent = self._assign()
        if not conversation.slot.message_count and self._rng.random() < 0.3:
            self._bot_part(first.sent_at + timedelta(seconds=4))
        for message in conversation.messages[1:]:
            self._part("comment", message.text, message)
        closed_at = self._close(agent) if conversation.is_resolved else None
        return self._record(opening, agent, closed_at)

    def _split(self, text: str) -> list[str]:
        """Some people press return after every sentence."""
        if self._conversation.slot.message_count or self._rng.random() > 0.15:
            return [text]
        head, separator, tail = text.partition(". ")
        return [head + separator.strip(), tail] if tail else [text]

    def _assign(self) -> Agent | None:
        agents = [m.agent for m in self._conversation.messages if m.agent]
        if agents:
            moment = self._conversation.started_at + timedelta(seconds=30)
            self._part("assignment", "", Message("agent", "", moment, None, agents[0]))
            self._parts[-1]["assigned_to"] = {
                "type": "admin",
                "id": str(FIRST_ADMIN_ID + agents[0].number),
            }
        return agents[-1] if agents else None

    def _close(self, agent: Agent | None) -> datetime:
        last = self._conversation.messages[-1]
        closed_at = last.sent_at + timedelta(minutes=2)
        if self._rng.random() < 0.05:
            reopened = Message(
                "customer",
                "",
                last.sent_at + timedelta(seconds=80),
                last.contact or self._conversation.contact,
            )
            self._part(
                "close", "", Message("agent", "", last.sent_at + timedelta(seconds=40), None, agent)
            )
            self._part("open", "", reopened)
        self._part("close", "", Message("agent", "", closed_at, None, agent))
        return closed_at

    def _bot_part(self, moment: datetime) -> None:
        text = self._conversation.bot_text
        self._part("comment", text, Message("bot", text, moment))

    def _part(self, part_type: str, text: str, message: Message) -> None:
        self._part_id += 1
        created_at = int(message.sent_at.timestamp())
        self._parts.append(
            {"type": "conversation_part", "id": str(self._part_id), "part_type": part_type,
             "body": _to_html(text) if text else None, "created_at": created_at,
             "updated_at": created_at, "notified_at": created_at, "assigned_to": None,
             "author": _author(message), "attachments": [], "external_id": None, "redacted": False}
        )  # fmt: skip

    def _record(self, opening: str, agent: Agent | None, closed_at: datetime | None) -> Record:
        conversation = self._conversation
        contact = conversation.contact
        path = authored.PAGE_PATHS.get(
            conversation.slot.theme, self._rng.choice(("/home", "/records", "/jobs"))
        )
        replies = [int(m.sent_at.timestamp()) for m in conversation.messages if m.role == "agent"]
        created_at = int(conversation.started_at.timestamp())
        closed = int(closed_at.timestamp()) if closed_at else None
        rating = None
        if conversation.csat_score:
            rating = {"rating": conversation.csat_score, "remark": None, "created_at": (closed or created_at) + 60,
                      "contact": {"type": "contact", "id": contact_id(contact)}}  # fmt: skip
        return {
            "type": "conversation", "id": str(self._chat_id), "created_at": created_at,
            "updated_at": closed or int(conversation.messages[-1].sent_at.timestamp()),
            "waiting_since": None, "snoozed_until": None,
            "open": closed is None, "state": "closed" if closed else "open", "read": True,
            "priority": "priority" if conversation.is_priority_raised else "not_priority",
            "title": None, "admin_assignee_id": FIRST_ADMIN_ID + agent.number if agent else None,
            "team_assignee_id": TEAM_ID if agent else None,
            "tags": {"type": "tag.list", "tags": []}, "conversation_rating": rating,
            "source": {"type": "conversation", "id": str(self._chat_id + 1), "delivered_as": "customer_initiated",
                       "subject": "", "body": _to_html(opening), "attachments": [], "redacted": False,
                       "url": f"https://app.tallybrook.com{path}",
                       "author": _author(Message("customer", "", conversation.started_at, contact))},
            "contacts": {"type": "contact.list", "contacts": [
                {"type": "contact", "id": contact_id(contact), "external_id": f"u_{contact.number}"}]},
            "statistics": {"type": "conversation_statistics", "first_admin_reply_at": replies[0] if replies else None,
                           "first_close_at": closed, "last_close_at": closed,
                           "count_reopens": sum(part["part_type"] == "open" for part in self._parts),
                           "count_conversation_parts": len(self._parts)},
            "conversation_parts": {"type": "conversation_part.list", "conversation_parts": self._parts,
                                   "total_count": len(self._parts)},
        }  # fmt: skip


def _author(message: Message) -> Record:
    if message.contact is not None:
        contact = message.contact
        return {
            "type": "user",
            "id": contact_id(contact),
            "name": contact.full_name,
            "email": contact.email,
        }
    if message.role == "bot" or message.agent is None:
        return {
            "type": "bot",
            "id": BOT_ADMIN_ID,
            "name": "Tallybrook Assistant",
            "email": "operator+tb@intercom.io",
        }
    agent = message.agent
    return {
        "type": "admin",
        "id": str(FIRST_ADMIN_ID + agent.number),
        "name": agent.full_name,
        "email": agent.email,
    }


def _to_html(text: str) -> str:
    paragraphs = html.escape(text, quote=False).split("\n\n")
    return "".join(f"<p>{paragraph.replace(chr(10), '<br>')}</p>" for paragraph in paragraphs)
