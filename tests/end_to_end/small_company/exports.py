"""Writes the small company's exports, whole or as they were at a past moment."""

from datetime import datetime
from pathlib import Path

from tests.end_to_end.small_company import talks, tickets
from tests.end_to_end.small_company.account_export import write_accounts, write_billing
from tests.end_to_end.small_company.call_export import write_calls
from tests.end_to_end.small_company.company import Conversation, latest_moment
from tests.end_to_end.small_company.email_export import write_emails
from tests.end_to_end.small_company.files import Files
from tests.end_to_end.small_company.generic_export import write_generic
from tests.end_to_end.small_company.intercom_export import write_chats
from tests.end_to_end.small_company.slack_export import write_slack
from tests.end_to_end.small_company.zendesk_export import write_tickets


def write_company(
    folder: Path,
    *,
    until: datetime | None = None,
    is_reversed: bool = False,
    extra_tickets: tuple[Conversation, ...] = (),
) -> Path:
    """Write every export below `folder`.

    Args:
        folder: becomes the data directory.
        until: leave out what had not happened yet.
        is_reversed: records in files, and files by their names, the other way round.
        extra_tickets: conversations that came later.
    """
    moment = until or latest_moment()
    files = Files(folder, is_reversed=is_reversed)

    def known(conversations: tuple[Conversation, ...]) -> list[Conversation]:
        return [item.until(moment) for item in conversations if item.started_at <= moment]

    write_tickets(files, known((*tickets.TICKETS, *extra_tickets)))
    write_chats(files, known(talks.CHATS))
    write_emails(files, known(talks.EMAILS))
    write_slack(files, known(talks.SLACK_TALKS))
    write_calls(files, known(talks.CALLS))
    write_generic(files, known(talks.FORUM_POSTS))
    write_accounts(files)
    write_billing(files, moment)
    return folder
