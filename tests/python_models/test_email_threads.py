from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import polars as pl
import pytest

from python_models.email_threads import stitch_email_threads

START = datetime(2026, 9, 1, 9)  # noqa: DTZ001
SUPPORT, AGENT = "support@tool.com", "ben@tool.com"
ANA, BOB = "ana@otterburn.com", "bob@elmstead.com"
SCHEMA = {
    "email_message_id": pl.String,
    "in_reply_to_id": pl.String,
    "reference_ids": pl.List(pl.String),
    "subject_text": pl.String,
    "participants": pl.List(pl.String),
    "sent_at": pl.Datetime,
}


def mail(identifier: str, subject: str | None = "Invoice", **options: Any) -> dict[str, Any]:
    return {
        "email_message_id": identifier,
        "in_reply_to_id": options.get("to"),
        "reference_ids": options.get("refs"),
        "subject_text": subject,
        "participants": options.get("people", [ANA, SUPPORT]),
        "sent_at": START + timedelta(days=options.get("day", 0)),
    }


def threads(*mails: dict[str, Any]) -> dict[str, str]:
    frame = stitch_email_threads(pl.DataFrame(mails, schema=SCHEMA))
    return dict(frame.select("email_message_id", "thread_id").iter_rows())


def methods(*mails: dict[str, Any]) -> dict[str, str]:
    frame = stitch_email_threads(pl.DataFrame(mails, schema=SCHEMA))
    return dict(frame.select("email_message_id", "thread_method").iter_rows())


def test_references_join_whatever_the_subject_says() -> None:
    mails = mail("a"), mail("b", "Other", day=50, refs=["a"]), mail("c", None, day=60, refs=["b"])
    assert threads(*mails) == {"a": "a", "b": "a", "c": "a"}
    assert methods(*mails) == {"a": "root", "b": "references", "c": "references"}


def test_in_reply_to_joins_where_there_are_no_references() -> None:
    mails = mail("a"), mail("b", "Other", day=1, to="a")
    assert threads(*mails) == {"a": "a", "b": "a"}
    assert methods(*mails)["b"] == "in_reply_to"


def test_two_replies_to_a_mail_that_nobody_exported_are_one_thread() -> None:
    assert threads(mail("b", "x", refs=["a"]), mail("c", "y", day=1, to="a")) == {
        "b": "b",
        "c": "b",
    }


@pytest.mark.parametrize(("day", "thread"), [(1, "a"), (29, "a"), (30, "a"), (31, "b"), (300, "b")])
def test_a_reply_joins_by_subject_for_thirty_days(day: int, thread: str) -> None:
    assert threads(mail("a"), mail("b", "Re: Invoice", day=day))["b"] == thread


@pytest.mark.parametrize(
    "subject", ["RE: invoice", "AW: Re: Invoice", "Fwd:Invoice", "re[2]: Invoice "]
)
def test_reply_marks_and_case_do_not_make_another_subject(subject: str) -> None:
    assert methods(mail("a"), mail("b", subject, day=1))["b"] == "subject"


@pytest.mark.parametrize("subject", ["Invoice", "Re: Invoices", "Re:", "", None])
def test_a_mail_that_answers_nothing_begins_a_thread(subject: str | None) -> None:
    assert threads(mail("a"), mail("b", subject, day=1))["b"] == "b"


def test_two_customers_who_write_the_same_subject_stay_apart() -> None:
    mails = mail("a"), mail("b", people=[BOB, SUPPORT], day=1)
    assert threads(*mails) == {"a": "a", "b": "b"}


# A mailbox that everybody writes to is a participant of everything: replies went to strangers.
def test_replies_with_the_same_subject_go_each_to_its_own_customer() -> None:
    assert threads(
        mail("a"),
        mail("b", people=[BOB, SUPPORT], day=1),
        mail("c", "Re: Invoice", people=[AGENT, ANA, SUPPORT], day=2),
        mail("d", "Re: Invoice", people=[AGENT, BOB, SUPPORT], day=3),
        mail("e", "Re: Invoice", people=["eve@x.org", SUPPORT], day=4),
    ) == {"a": "a", "b": "b", "c": "a", "d": "b", "e": "e"}


def test_another_agent_may_answer_in_the_only_conversation_there_is() -> None:
    assert threads(mail("a"), mail("b", "Re: Invoice", people=[AGENT, ANA], day=1))["b"] == "a"


def test_a_late_mail_joins_two_threads() -> None:
    early, late = mail("a", "One"), mail("b", "Two", day=2)
    assert threads(early, late) == {"a": "a", "b": "b"}
    joining = mail("c", "Three", day=3, refs=["a", "b"])
    assert set(threads(early, late, joining).values()) == {"a"}


def test_the_order_of_the_input_does_not_matter() -> None:
    mails = [
        mail("a"),
        mail("b", "Re: Invoice", day=1),
        mail("c", "Other", day=1, refs=["b"]),
        mail("d", people=[BOB, SUPPORT]),
    ]
    expected = threads(*mails)
    assert all(threads(*order) == expected for order in permutations(mails))


def test_a_mail_that_refers_to_itself_is_a_root() -> None:
    assert methods(mail("a", refs=["a"], to="a")) == {"a": "root"}


def test_mails_without_participants_are_joined_to_nobody() -> None:
    assert threads(mail("a", people=[]), mail("b", "Re: Invoice", people=None, day=1))["b"] == "b"


def test_no_mail_gives_no_thread() -> None:
    assert threads() == {}
