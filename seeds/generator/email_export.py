"""E-mail: two mailboxes in mbox form and a few single .eml files, with what real threads carry."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from random import Random

from seeds.generator.files import write_text
from seeds.generator.people import Company, Contact, Conversation, Message

SUPPORT_ADDRESS = "support@tallybrook.com"
SUCCESS_ADDRESS = "success@tallybrook.com"
POLICY = SMTP.clone(linesep="\n", max_line_length=120)
SIGNATURES = (
    "\n\n-- \n{name}\n{title}, {firm}",
    "\n\nSent from my iPhone",
    "\n\n{name}",
    "\n\n--\n{name} | {firm}\nThis e-mail may contain confidential information.",
    "",
    "",
)
AUTO_REPLY = "I'm out of the office and will read your message when I'm back."


def write_email(folder: Path, companies: list[Company], rng: Random) -> None:
    """Write both mailboxes and the single files."""
    mailboxes: dict[str, list[tuple[datetime, bytes]]] = {"support": [], "success": []}
    for company in companies:
        for conversation in company.conversations:
            if conversation.slot.channel != "email":
                continue
            thread = _ThreadWriter(rng, conversation)
            mails = thread.write()
            if conversation.number % 25 == 7:
                for position, (_, content) in enumerate(mails, start=1):
                    name = f"thread-{conversation.number:07d}-{position}.eml"
                    write_text(folder / "single" / name, content.decode("utf-8"))
            else:
                mailboxes[thread.mailbox].extend(mails)
    for mailbox, mails in sorted(mailboxes.items()):
        text = "".join(_mbox_entry(moment, content) for moment, content in sorted(mails))
        write_text(folder / f"{mailbox}.mbox", text)


def _mbox_entry(moment: datetime, content: bytes) -> str:
    lines = content.decode("utf-8").split("\n")
    escaped = [">" + line if line.startswith("From ") else line for line in lines]
    return (
        f"From MAILER-DAEMON {moment:%a %b %d %H:%M:%S %Y}\n" + "\n".join(escaped).rstrip() + "\n\n"
    )


class _ThreadWriter:
    """Writes the mails of one conversation."""

    def __init__(self, rng: Random, conversation: Conversation) -> None:
        self._rng = rng
        self._conversation = conversation
        is_success = conversation.account.segment == "enterprise" and conversation.number % 2 == 0
        self.mailbox = "success" if is_success else "support"
        self._address = SUCCESS_ADDRESS if is_success else SUPPORT_ADDRESS
        self._identifiers: list[str] = []
        self._mails: list[tuple[datetime, bytes]] = []
        # Some mail programs drop the references: only the subject joins such a thread.
        self._has_references = rng.random() > 0.06

    def write(self) -> list[tuple[datetime, bytes]]:
        """Return the mails with their times."""
        for position, message in enumerate(self._conversation.messages):
            self._write_message(position, message)
        self._conversation.conversation_id = f"email:{self._identifiers[0]}"
        is_noise = self._conversation.slot.theme == "noise"
        if not is_noise and len(self._mails) > 1 and self._rng.random() < 0.02:
            self._write_auto_reply(self._conversation.messages[1])
        return self._mails

    def _write_message(self, position: int, message: Message) -> None:
        mail = EmailMessage(policy=POLICY)
        contact = self._conversation.contact
        sender = message.contact or contact
        is_customer = message.role == "customer"
        name, address = sender.full_name, sender.email
        if not is_customer and message.agent:
            name, address = message.agent.full_name, message.agent.email
        mail["From"] = f'"{name}" <{address}>'
        mail["To"] = self._address if is_customer else f'"{contact.full_name}" <{contact.email}>'
        if not is_customer or (sender is not contact):
            mail["Cc"] = self._address if not is_customer else contact.email
        subject = self._conversation.subject
        mail["Subject"] = (
            subject if position == 0 else f"{self._rng.choice(('Re', 'Re', 'RE', 'AW'))}: {subject}"
        )
        mail["Date"] = format_datetime(message.sent_at)
        self._set_identifiers(mail, address)
        if self._conversation.slot.theme == "noise" and "office" in message.text:
            mail["Auto-Submitted"] = "auto-replied"
        mail["X-Mailer"] = self._rng.choice(
            ("Apple Mail (2.3774)", "Microsoft Outlook 16.0", "Front")
        )
        self._set_body(mail, position, message, sender if is_customer else None)
        self._mails.append((message.sent_at, mail.as_bytes()))

    def _set_identifiers(self, mail: EmailMessage, address: str) -> None:
        number = self._conversation.number * 100 + len(self._identifiers)
        identifier = f"{number:010d}.{self._rng.getrandbits(40):010x}@{address.split('@')[1]}"
        mail["Message-ID"] = f"<{identifier}>"
        if self._identifiers and self._has_references:
            mail["In-Reply-To"] = f"<{self._identifiers[-1]}>"
            mail["References"] = " ".join(f"<{earlier}>" for earlier in self._identifiers[-8:])
        self._identifiers.append(identifier)

    def _set_body(
        self, mail: EmailMessage, position: int, message: Message, sender: Contact | None
    ) -> None:
        text = message.text
        if sender is not None and text:
            signature = self._rng.choice(SIGNATURES)
            firm = sender.account.account_name
            text += signature.format(name=sender.full_name, title=sender.title, firm=firm)
        elif message.agent and text:
            text += f"\n\n{message.agent.full_name}\nTallybrook {message.agent.group}"
        if position and self._rng.random() < 0.75:
            text += self._quote(self._conversation.messages[position - 1])
        transfer = self._rng.choice(("quoted-printable", "8bit", "base64", "8bit", "8bit"))
        mail.set_content(text + "\n", cte=transfer)
        if self._rng.random() < 0.08:
            paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
            mail.add_alternative(
                f"<html><body>{paragraphs}</body></html>\n", subtype="html", cte="8bit"
            )
            mail.set_boundary(f"=_part_{self._identifiers[-1][:10]}")

    def _quote(self, earlier: Message) -> str:
        if earlier.contact:
            name, address = earlier.contact.full_name, earlier.contact.email
        else:
            name = earlier.agent.full_name if earlier.agent else "Tallybrook"
            address = earlier.agent.email if earlier.agent else SUPPORT_ADDRESS
        if self._rng.random() < 0.25:
            sent = f"{earlier.sent_at:%A, %d %B %Y %H:%M}"
            return (
                f"\n\n________________________________\nFrom: {name} <{address}>\nSent: {sent}\n"
                f"To: {self._address}\nSubject: {self._conversation.subject}\n\n{earlier.text}"
            )
        quoted = "\n".join(f"> {line}".rstrip() for line in earlier.text.split("\n"))
        return (
            f"\n\nOn {earlier.sent_at:%a, %d %b %Y at %H:%M}, {name} <{address}> wrote:\n{quoted}"
        )

    def _write_auto_reply(self, answered: Message) -> None:
        mail = EmailMessage(policy=POLICY)
        contact = self._conversation.contact
        mail["From"] = f'"{contact.full_name}" <{contact.email}>'
        mail["To"] = self._address
        mail["Subject"] = f"Automatic reply: {self._conversation.subject}"
        moment = answered.sent_at + timedelta(seconds=20)
        mail["Date"] = format_datetime(moment)
        self._set_identifiers(mail, contact.email)
        mail["Auto-Submitted"] = "auto-replied"
        mail.set_content(AUTO_REPLY + "\n", cte="8bit")
        self._mails.append((moment, mail.as_bytes()))
