"""The exports of one generation, read back without any code of the generator."""

# ruff: noqa: E501 -- a read-back record keeps related fields on one line

import csv
import email
import gzip
import html
import json
import mailbox
import re
from collections import defaultdict
from datetime import UTC, datetime
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from seeds.generator.__main__ import generate

ROOT = Path(__file__).parents[2]
PHRASES = ROOT / "seeds" / "generator" / "phrases"


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def read(path):
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")


def plain(body):
    return html.unescape(re.sub(r"<[^>]+>", " ", body or ""))


@pytest.fixture(scope="session")
def exports(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo") / "raw"
    generate(out)
    return out


@pytest.fixture(scope="session")
def truth(exports):
    return json.loads(read(exports.parent / "truth.json"))


@pytest.fixture(scope="session")
def themes():
    found = {}
    for path in sorted(PHRASES.glob("*.txt")):
        sections, current = defaultdict(list), ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.fullmatch(r"\[\w+\]", line.strip()):
                current = line.strip()[1:-1]
            elif line.strip():
                sections[current].append(line.strip())
        found[path.stem] = dict(sections)
    return found


@pytest.fixture(scope="session")
def rows(exports):
    def read_rows(name):
        return list(csv.DictReader(read(exports / name).splitlines()))

    return read_rows


@pytest.fixture(scope="session")
def conversations(exports, themes):
    read_back = [
        *_tickets(exports),
        *_chats(exports),
        *_mails(exports),
        *_slack(exports),
        *_calls(exports),
    ]
    lines = [
        (squeeze(line), theme)
        for theme, sections in themes.items()
        for line in sections["opening"] + sections["spoken"]
    ]
    for conversation in read_back:
        text = squeeze(conversation["text"])
        hits = sorted((text.index(line), theme) for line, theme in lines if line in text)
        conversation["themes"] = [theme for _, theme in hits]
        conversation["theme"] = hits[0][1] if hits else ""
    return read_back


def _tickets(exports):
    tickets = {}
    for path in sorted((exports / "zendesk").glob("tickets_*")):
        for ticket in json.loads(read(path))["tickets"]:
            if "id" in ticket:
                tickets[ticket["id"]] = ticket
    users = {user["id"]: user for user in json.loads(read(exports / "zendesk/users.json"))["users"]}
    comments, escalated = defaultdict(list), set()
    for line in read(exports / "zendesk/ticket_comments.jsonl.gz").splitlines():
        comment = json.loads(line)
        comments[comment["ticket_id"]].append(comment)
    groups = json.loads(read(exports / "zendesk/groups.json"))["groups"]
    engineering = next(str(group["id"]) for group in groups if group["name"] == "Engineering")
    for line in read(exports / "zendesk/ticket_audits.jsonl.gz").splitlines():
        audit = json.loads(line)
        for event in audit["events"]:
            if (
                event.get("field_name") == "group_id"
                and event["value"] == engineering
                and event["type"] == "Change"
            ):
                escalated.add(audit["ticket_id"])
    for number, ticket in tickets.items():
        own = [c for c in comments[number] if users[c["author_id"]]["role"] == "end-user"]
        answers = [
            c
            for c in comments[number]
            if c["public"] and c["via"]["channel"] != "rule" and c not in own
        ]
        yield {
            "id": f"zendesk:{number}", "channel": "ticket", "text": " ".join(c["body"] for c in own),
            "started_at": datetime.fromisoformat(ticket["created_at"]), "email": users[ticket["requester_id"]]["email"],
            "message_count": len(own) + len(answers), "is_escalated": number in escalated,
            "closed_at": ticket["updated_at"] if ticket["status"] in ("solved", "closed") else "",
        }  # fmt: skip


def _chats(exports):
    for line in read(exports / "intercom/conversations.jsonl.gz").splitlines():
        chat = json.loads(line)
        comments = [
            p
            for p in chat["conversation_parts"]["conversation_parts"]
            if p["part_type"] == "comment"
        ]
        own = [plain(chat["source"]["body"])] + [
            plain(p["body"]) for p in comments if p["author"]["type"] == "user"
        ]
        answers = [p for p in comments if p["author"]["type"] == "admin"]
        yield {
            "id": f"intercom:{chat['id']}", "channel": "chat", "text": " ".join(own),
            "started_at": datetime.fromtimestamp(chat["created_at"], UTC), "email": chat["source"]["author"]["email"],
            "user_id": chat["contacts"]["contacts"][0]["external_id"],
            "message_count": len(own) + len(answers), "is_escalated": False,
            "closed_at": chat["updated_at"] if chat["state"] == "closed" else "",
        }  # fmt: skip


def _mails(exports):
    mails = []
    for path in sorted((exports / "email").glob("*.mbox")):
        box = mailbox.mbox(path)
        mails.extend(email.message_from_bytes(item.as_bytes(), policy=default) for item in box)
        box.close()
    single = sorted((exports / "email" / "single").glob("*.eml"))
    mails.extend(email.message_from_bytes(path.read_bytes(), policy=default) for path in single)
    for mail in mails:
        subject = str(mail["Subject"])
        is_later = re.match(r"(Re|RE|AW|Automatic reply): ", subject)
        if not is_later and mail["From"] and "@tallybrook.com" not in mail["From"]:
            body = mail.get_body(("plain",)).get_content()
            yield {
                "id": f"email:{mail['Message-ID'].strip('<>')}", "channel": "email", "text": body,
                "started_at": parsedate_to_datetime(str(mail["Date"])), "email": mail["From"].addresses[0].addr_spec,
                "message_count": 0, "is_escalated": False, "closed_at": "",
            }  # fmt: skip


def _slack(exports):
    people = {user["id"]: user for user in json.loads(read(exports / "slack/users.json"))}
    threads = defaultdict(list)
    for path in sorted((exports / "slack").glob("*/*.json")):
        for message in json.loads(read(path)):
            if "subtype" not in message:
                threads[path.parent.name, message.get("thread_ts", message["ts"])].append(message)
    for (channel, root), messages in sorted(threads.items()):
        own = [m for m in messages if people[m["user"]]["team_id"] != "T0TALLYBRK"]
        yield {
            "id": f"slack:{channel}/{root}", "channel": "slack_shared",
            "text": html.unescape(" ".join(m["text"] for m in own)),
            "started_at": datetime.fromtimestamp(int(root.split(".")[0]), UTC),
            "email": people[own[0]["user"]]["profile"].get("email", "") if own else "",
            "message_count": len(messages), "is_escalated": False, "closed_at": "",
        }  # fmt: skip


def _calls(exports):
    calls = json.loads(read(exports / "calls/calls.json"))["calls"]
    spoken = {
        c["callId"]: c
        for c in json.loads(read(exports / "calls/transcripts.json"))["callTranscripts"]
    }
    for call in calls:
        number = call["metaData"]["id"]
        outside = {p["speakerId"]: p for p in call["parties"] if p["affiliation"] == "External"}
        monologues = spoken[number]["transcript"]
        own = [s["text"] for m in monologues if m["speakerId"] in outside for s in m["sentences"]]
        yield _call(
            f"gong:{number}",
            own,
            call["metaData"]["started"],
            next(iter(outside.values()))["emailAddress"],
        )
    for row in csv.DictReader(read(exports / "calls/vtt_index.csv").splitlines()):
        text = read(exports / "calls" / "webvtt" / row["file"])
        cues = re.findall(r"<v ([^>]+)>(.*)", text)
        staff = {
            name
            for name, _ in re.findall(r"([^;<]+) <([^>]+@tallybrook\.com)>", row["participants"])
        }
        own = [html.unescape(said) for name, said in cues if name not in {s.strip() for s in staff}]
        address = next(
            a for a in re.findall(r"<([^>]+)>", row["participants"]) if "@tallybrook" not in a
        )
        yield _call(f"vtt:{row['file'].removesuffix('.vtt')}", own, row["started_at"], address)


def _call(number, own, started_at, address):
    return {
        "id": number, "channel": "call", "text": " ".join(own), "email": address,
        "started_at": datetime.fromisoformat(started_at), "message_count": 0, "is_escalated": False, "closed_at": "",
    }  # fmt: skip
