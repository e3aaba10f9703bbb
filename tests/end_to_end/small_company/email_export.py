"""Mails as a mailbox (mbox) and as a single message (.eml)."""

from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from tests.end_to_end.small_company.company import Conversation, Message
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.people import AGENT, CUSTOMERS
from tests.end_to_end.small_company.talks import SINGLE_FILE


def write_emails(files: Files, conversations: list[Conversation]) -> None:
    mails = []
    for item in conversations:
        for number, message in enumerate(item.messages):
            text = _mail(item, number, message).as_bytes().decode("ascii")
            if item.number == SINGLE_FILE:
                files.text(f"email/single/{item.number}.eml", text)
            else:
                mails.append(f"From sender@example.com {message.at:%a %b %d %H:%M:%S %Y}\n{text}\n")
    files.text("email/support.mbox", "".join(files.order(mails)))


def message_id(item: Conversation, number: int) -> str:
    return f"mail-{item.number}-{number}@mail.example"


def _mail(item: Conversation, number: int, message: Message) -> EmailMessage:
    customer = CUSTOMERS[item.person]
    ours, theirs = (
        formataddr((AGENT.name, "support@tallybrook.com")),
        formataddr((customer.name, customer.email)),
    )
    mail = EmailMessage()
    mail["From"], mail["To"] = (ours, theirs) if message.author == "agent" else (theirs, ours)
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{message_id(item, number)}>"
    mail["Subject"] = f"{('', 'Re: ', 'RE: ')[min(number, 2)]}Question {item.number}"
    if message.author == "bot":
        mail["Auto-Submitted"] = "auto-replied"
    if number and "subject_only" not in item.traits:
        mail["In-Reply-To"] = f"<{message_id(item, number - 1)}>"
        mail["References"] = f"<{message_id(item, 0)}>"
    mail.set_content(_body(item, number, message))
    return mail


def _body(item: Conversation, number: int, message: Message) -> str:
    if not number:
        return f"{message.text}\n"
    earlier = item.messages[number - 1]
    quoted = "\n".join(f"> {line}" for line in earlier.text.splitlines())
    wrote = f"On {earlier.at:%a, %b %d, %Y at %I:%M %p}, somebody wrote:"
    return f"{message.text}\n\n{wrote}\n\n{quoted}\n\n-- \nKind regards\n+1 202-555-0199\n"
