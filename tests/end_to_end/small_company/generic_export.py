"""A forum, which has no reader of its own, in the generic form; its accounts come along."""

from tests.end_to_end.small_company.company import Conversation
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.people import CUSTOMERS, FERN


def write_generic(files: Files, conversations: list[Conversation]) -> None:
    messages = [
        {
            "conversation_id": str(item.number),
            "message_id": f"{item.number}-{number}",
            "channel": "forum",
            "sent_at": f"{message.at:%Y-%m-%dT%H:%M:%SZ}",
            "author_id": item.person if message.author == "customer" else message.author,
            "author_role": message.author,
            "author_email": CUSTOMERS[item.person].email if message.author == "customer" else "",
            "account_id": FERN if message.author == "customer" else "",
            "subject": f"Post {item.number}",
            "text": message.text,
        }
        for item in conversations
        for number, message in enumerate(item.messages, start=1)
    ]
    files.csv("generic/messages.csv", messages)
    posts = [
        {
            "conversation_id": str(item.number),
            "subject": f"Post {item.number}",
            "status": "closed" if item.is_solved else "open",
            "created_at": f"{item.started_at:%Y-%m-%dT%H:%M:%SZ}",
            "resolved_at": f"{item.solved_at[-1]:%Y-%m-%dT%H:%M:%SZ}" if item.solved_at else "",
            "csat_score": item.csat or "",
        }
        for item in conversations
    ]
    files.csv("generic/conversations.csv", posts)
    account = {
        "account_id": FERN,
        "account_name": "Fern Dental",
        "domain": "fern.example",
        "segment": "small_business",
        "plan": "starter",
        "arr_usd": "2400.00",
        "customer_since_date": "2025-10-01",
    }
    files.csv("generic/accounts.csv", [account])
