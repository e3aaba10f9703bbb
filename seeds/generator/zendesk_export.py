"""Zendesk: incremental ticket pages, comments, audits, metric events, ratings."""

# ruff: noqa: E501 -- vendor records read better with related fields on one line

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from seeds.generator import authored, names
from seeds.generator.files import write_json, write_json_lines
from seeds.generator.people import Agent, Company, Conversation, Message
from seeds.generator.zendesk_directory import (
    FIRST_ORGANIZATION_ID,
    Record,
    agent_id,
    group_id,
    iso,
    user_id,
    write_directory,
)

BRAND_ID = 340_000_001
CATEGORY_FIELD_ID = 330_000_001


def write_zendesk(folder: Path, companies: list[Company], rng: Random) -> None:
    """Write the Support API's lists; bulky ones compressed."""
    records: dict[str, list[Record]] = {
        "tickets": [], "comments": [], "audits": [], "metric_events": [], "ratings": [],
    }  # fmt: skip
    for company in companies:
        for conversation in company.conversations:
            if conversation.slot.channel == "ticket":
                _TicketWriter(rng, records, conversation, company.agents).write()
    _add_oddities(records)
    pages = _paginate(records["tickets"])
    for position, page in enumerate(pages, start=1):
        write_json(folder / f"tickets_{position}.json.gz", page)
    write_json_lines(folder / "ticket_comments.jsonl.gz", records["comments"])
    write_json_lines(folder / "ticket_audits.jsonl.gz", records["audits"])
    write_json_lines(folder / "ticket_metric_events.jsonl.gz", records["metric_events"])
    write_json(folder / "satisfaction_ratings.json", {"satisfaction_ratings": records["ratings"]})
    write_directory(folder, companies)


def _add_oddities(records: dict[str, list[Record]]) -> None:
    """Spam, a ticket that was deleted and one that was merged: exported like any other."""
    pattern = records["tickets"][60]
    oddities = (
        (19_001, "deleted", "Cheap office chairs, today only", []),
        (19_002, "deleted", "test", []),
        (19_003, "closed", pattern["subject"], ["closed_by_merge"]),
    )
    for number, status, subject, tags in oddities:
        ticket = {
            **pattern,
            "id": number,
            "status": status,
            "subject": subject,
            "raw_subject": subject,
        }
        ticket.update(
            url=f"https://tallybrook.zendesk.com/api/v2/tickets/{number}.json",
            tags=tags,
            description=subject,
        )
        records["tickets"].insert(61, ticket)
        via = {"channel": "web"}
        text = (
            f"This request was closed and merged into request #{pattern['id']}."
            if tags
            else subject
        )
        author = (
            pattern["assignee_id"] if tags and pattern["assignee_id"] else pattern["requester_id"]
        )
        records["comments"].append(
            {"id": number * 10, "ticket_id": number, "type": "Comment", "author_id": author,
             "body": text, "plain_body": text, "public": True, "attachments": [],
             "audit_id": number * 10 + 1, "via": via, "created_at": pattern["created_at"]}
        )  # fmt: skip


def _paginate(tickets: list[Record]) -> list[Record]:
    """Three incremental pages; the next begins with what the last one ended with, as the API does."""
    third = len(tickets) // 3 + 1
    pages = []
    for start in range(0, len(tickets), third):
        page = list(tickets[max(0, start - 3) : start + third])
        if start + third < len(tickets):
            # One ticket of the page was exported while it was still open; the next page corrects it.
            stale = dict(page[-1])
            created = datetime.fromisoformat(stale["created_at"])
            stale.update(status="open", updated_at=iso(created + timedelta(minutes=1)))
            page[-1] = stale
        end_time = int(datetime.fromisoformat(page[-1]["created_at"]).timestamp())
        pages.append(
            {"tickets": page, "count": len(page), "end_of_stream": False, "end_time": end_time}
        )
    pages[-1]["end_of_stream"] = True
    return pages


class _TicketWriter:
    """Writes one ticket with all that belongs to it."""

    def __init__(
        self, rng: Random, records: dict[str, list[Record]], conversation: Conversation,
        agents: list[Agent],
    ) -> None:  # fmt: skip
        self._rng = rng
        self._records = records
        self._conversation = conversation
        self._agents = agents
        self._ticket_id = conversation.number + 20_000
        self._event_id = self._ticket_id * 100
        self._groups = ["Support Tier 1"]

    def write(self) -> None:
        """Append the ticket, its comments, audits, metric events and rating."""
        conversation = self._conversation
        conversation.conversation_id = f"zendesk:{self._ticket_id}"
        self._via = self._rng.choices(("web", "email", "api"), (5, 4, 1))[0]
        self._priority = self._rng.choices(("low", "normal", "high", "urgent"), (3, 10, 3, 1))[0]
        self._write_thread()
        solved_at = self._solve() if conversation.is_resolved else None
        self._records["tickets"].append(self._ticket(solved_at))
        self._write_metric_events(solved_at)
        if conversation.is_rating_offered or conversation.csat_score:
            self._write_rating(solved_at or conversation.messages[-1].sent_at)

    def _write_thread(self) -> None:
        conversation = self._conversation
        first = conversation.messages[0]
        create: list[Record] = [
            {"type": "Create", "field_name": "subject", "value": conversation.subject},
            {"type": "Create", "field_name": "status", "value": "new"},
            {"type": "Create", "field_name": "priority", "value": self._priority},
            {"type": "Create", "field_name": "group_id", "value": str(group_id(self._groups[0]))},
        ]
        self._comment(first, self._author(first), create)
        if not conversation.slot.message_count and self._rng.random() < 0.3:
            self._bot_reply(first.sent_at + timedelta(seconds=4))
        status = "new"
        for position, message in enumerate(conversation.messages[1:], start=1):
            events: list[Record] = []
            next_status = "pending" if message.role == "agent" else "open"
            if next_status != status:
                events.append(_change("status", status, next_status))
                status = next_status
            events.extend(self._hand_off(message))
            if position == 2 and conversation.is_priority_raised:
                events.append(_change("priority", self._priority, "urgent"))
                self._priority = "urgent"
            self._comment(message, self._author(message), events)
        self._status = status

    def _hand_off(self, message: Message) -> list[Record]:
        group = message.agent.group if message.agent and message.role == "agent" else ""
        if not group or group == self._groups[-1] or group not in names.GROUPS:
            return []
        before, self._groups = self._groups[-1], [*self._groups, group]
        if group in ("Engineering", "Support Tier 2"):
            self._note(message)
        return [_change("group_id", str(group_id(before)), str(group_id(group)))]

    def _note(self, message: Message) -> None:
        note = Message(
            "note",
            self._conversation.note_text,
            message.sent_at - timedelta(seconds=20),
            None,
            message.agent,
        )
        self._comment(note, self._author(note), [])

    def _bot_reply(self, moment: datetime) -> None:
        bot = self._agents[-1]
        message = Message("bot", self._conversation.bot_text, moment, None, bot)
        self._comment(message, agent_id(bot), [])

    def _author(self, message: Message) -> int:
        if message.contact is not None:
            return user_id(message.contact)
        return agent_id(message.agent) if message.agent else 0

    def _comment(self, message: Message, author: int, events: list[Record]) -> None:
        self._event_id += 1
        comment_id, audit_id = self._event_id * 10, self._event_id * 10 + 1
        is_public = message.role != "note"
        via: Record = {"channel": "rule" if message.role == "bot" else self._via}
        if message.role == "agent":
            via = {"channel": "web"}
        created_at = iso(message.sent_at)
        self._records["comments"].append(
            {"id": comment_id, "ticket_id": self._ticket_id, "type": "Comment",
             "author_id": author, "body": message.text, "plain_body": message.text,
             "public": is_public, "attachments": [], "audit_id": audit_id, "via": via,
             "created_at": created_at}
        )  # fmt: skip
        listed: list[Record] = [
            {"id": comment_id, "type": "Comment", "public": is_public, "author_id": author}
        ]
        listed += [{"id": audit_id * 10 + n, **event} for n, event in enumerate(events, start=2)]
        self._audit(audit_id, author, created_at, listed)

    def _audit(self, audit_id: int, author: int, created_at: str, events: list[Record]) -> None:
        self._records["audits"].append(
            {"id": audit_id, "ticket_id": self._ticket_id, "author_id": author,
             "created_at": created_at, "via": {"channel": self._via}, "events": events}
        )  # fmt: skip

    def _solve(self) -> datetime:
        last = self._conversation.messages[-1]
        minutes = self._rng.choice((1, 5, 12)) if last.role == "customer" else 3
        solved_at = last.sent_at + timedelta(minutes=minutes)
        self._event_id += 1
        audit_id = self._event_id * 10 + 1
        event = {"id": audit_id * 10 + 2, **_change("status", self._status, "solved")}
        agents = [m.agent for m in self._conversation.messages if m.agent]
        author = agent_id(agents[-1]) if agents else agent_id(self._agents[-1])
        self._audit(audit_id, author, iso(solved_at), [event])
        return solved_at

    def _ticket(self, solved_at: datetime | None) -> Record:
        conversation = self._conversation
        first = conversation.messages[0]
        agents = [m.agent for m in conversation.messages if m.agent and m.role == "agent"]
        category = self._category()
        updated_at = iso(solved_at or conversation.messages[-1].sent_at)
        is_old = conversation.slot.month < "2026-09"
        status = ("closed" if is_old else "solved") if solved_at else self._status
        contact = conversation.contact
        return {
            "id": self._ticket_id,
            "url": f"https://tallybrook.zendesk.com/api/v2/tickets/{self._ticket_id}.json",
            "external_id": None, "via": {"channel": self._via, "source": {"from": {}, "to": {}, "rel": None}},
            "created_at": iso(conversation.started_at), "updated_at": updated_at,
            "type": self._rng.choice(("question", "incident", "problem", None)),
            "subject": conversation.subject, "raw_subject": conversation.subject,
            "description": first.text, "priority": self._priority, "status": status,
            "recipient": "support@tallybrook.com" if self._via == "email" else None,
            "requester_id": user_id(contact), "submitter_id": user_id(contact),
            "assignee_id": agent_id(agents[-1]) if agents else None,
            "organization_id": FIRST_ORGANIZATION_ID + contact.account.number
            if contact.in_crm and contact.number % 3 else None,
            "group_id": group_id(self._groups[-1]), "collaborator_ids": [], "is_public": True,
            "brand_id": BRAND_ID, "tags": [f"category_{category}"],
            "custom_fields": [{"id": CATEGORY_FIELD_ID, "value": f"category_{category}"}],
            "satisfaction_rating": {"score": self._rating() or "unoffered"},
        }  # fmt: skip

    def _category(self) -> str:
        if self._rng.random() < 0.33:
            return self._rng.choice(authored.AGENT_CATEGORIES)
        for category, themes in authored.THEME_CATEGORIES.items():
            if self._conversation.slot.theme in themes:
                return category
        return "other"

    def _rating(self) -> str:
        score = self._conversation.csat_score
        if score:
            return "good" if score >= 4 else "bad"
        return "offered" if self._conversation.is_rating_offered else ""

    def _write_metric_events(self, solved_at: datetime | None) -> None:
        replies = [m.sent_at for m in self._conversation.messages if m.role == "agent"]
        started_at = self._conversation.started_at
        moments = [
            ("reply_time", "activate", started_at),
            ("resolution_time", "activate", started_at),
        ]
        moments += [("reply_time", "fulfill", replies[0])] if replies else []
        moments += [("resolution_time", "fulfill", solved_at)] if solved_at else []
        for position, (metric, kind, moment) in enumerate(moments):
            self._records["metric_events"].append(
                {"id": self._ticket_id * 10 + position, "ticket_id": self._ticket_id,
                 "metric": metric, "instance_id": 1, "type": kind, "time": iso(moment)}
            )  # fmt: skip

    def _write_rating(self, moment: datetime) -> None:
        conversation = self._conversation
        rated_at = iso(moment + timedelta(minutes=30))
        self._records["ratings"].append(
            {"id": self._ticket_id + 5_000_000, "ticket_id": self._ticket_id,
             "requester_id": user_id(conversation.contact), "group_id": group_id(self._groups[-1]),
             "score": self._rating() or "offered", "comment": None,
             "created_at": rated_at, "updated_at": rated_at}
        )  # fmt: skip


def _change(field_name: str, before: str, after: str) -> Record:
    return {"type": "Change", "field_name": field_name, "previous_value": before, "value": after}
