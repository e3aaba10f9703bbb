import hashlib

import polars as pl
import pytest

from python_models.message_texts import VERSION, extract_message_texts, extract_reply

OWN = "The export still fails for us."

QUOTES = {
    "gmail": (
        "On Mon, Sep 7, 2026 at 9:02 AM Ben Agent <ben@tool.com> wrote:\n\n> Try again?\n> Ben"
    ),
    "apple_mail": "> On 7 Sep 2026, at 09:02, Ben Agent <ben@tool.com> wrote:\n> \n> Try again?",
    "outlook": (
        "From: Ben Agent <ben@tool.com>\nSent: Monday, September 7, 2026 9:02 AM\n"
        "To: Ana <ana@example.com>\nSubject: RE: Export\n\nTry again?"
    ),
    "outlook_old": (
        "-----Original Message-----\nFrom: Ben Agent\nSent: Monday\nTo: Ana\nSubject: Export\n\n"
        "Try again?"
    ),
    "german": "Am 07.09.2026 um 09:02 schrieb Ben Agent <ben@tool.com>:\n\n> Try again?",
    "french": "Le lun. 7 sept. 2026 à 09:02, Ben Agent <ben@tool.com> a écrit :\n\n> Try again?",
}


def clean(*texts: str | None) -> pl.DataFrame:
    numbers = [str(number) for number, _ in enumerate(texts)]
    return extract_message_texts(
        pl.DataFrame(
            {"message_id": numbers, "source_text": list(texts), "source_text_md5": numbers},
            schema_overrides={"message_id": pl.String, "source_text": pl.String},
        )
    )


def cleaned(text: str) -> str:
    return str(clean(text)["text"][0])


@pytest.mark.parametrize("client", QUOTES)
def test_what_is_quoted_is_removed_however_the_client_writes_it(client: str) -> None:
    row = clean(f"{OWN}\n\n{QUOTES[client]}").row(0, named=True)
    assert (row["text"], row["has_quoted_text"]) == (OWN, True)


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAna Pena\nHead of Data, Otterburn",
        "--\nAna",
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Ana Pena",
    ],
)
def test_a_signature_is_removed(signature: str) -> None:
    row = clean(f"{OWN}\n\n{signature}").row(0, named=True)
    assert (row["text"], row["has_signature"], row["has_quoted_text"]) == (OWN, True, False)


def test_a_body_without_quote_or_signature_stays_as_it_is() -> None:
    row = clean("Hello\n\nThe export fails.\n- first\n- second").row(0, named=True)
    assert row["text"] == "Hello\n\nThe export fails.\n- first\n- second"
    assert (row["has_quoted_text"], row["has_signature"]) == (False, False)


def test_a_body_that_is_all_quote_comes_back_whole() -> None:
    assert extract_reply("> Try again?\n> Ben") == ("> Try again?\n> Ben", True, False)


def test_a_quote_and_a_signature_are_both_noticed() -> None:
    text, has_quote, has_signature = extract_reply(f"{OWN}\n\n-- \nAna\n\n{QUOTES['gmail']}")
    assert (text, has_quote, has_signature) == (OWN, True, True)


@pytest.mark.parametrize("text", [None, "", " \n "])
def test_a_message_without_text_gives_an_empty_one(text: str | None) -> None:
    row = clean(text).row(0, named=True)
    assert (row["text"], row["redaction_count"], row["has_quoted_text"]) == ("", 0, False)


def test_no_message_gives_an_empty_frame() -> None:
    assert clean().is_empty()


@pytest.mark.parametrize(
    ("slack", "plain"),
    [
        ("<@U02AB1> it is down", "@somebody it is down"),
        ("<@U02AB1|ben> look", "@ben look"),
        ("<!here> anybody?", "@here anybody?"),
        ("<!subteam^S01|@support> help", "@support help"),
        ("see <#C01|general>", "see #general"),
        ("see <https://tool.com/a|the page>", "see https://tool.com/a"),
        ("see <https://tool.com/a>", "see https://tool.com/a"),
        ("<mailto:ana@example.com|ana@example.com> wrote it", "[email] wrote it"),
        ("rows where a < b and c > d", "rows where a < b and c > d"),
    ],
)
def test_slack_marks_become_plain_text(slack: str, plain: str) -> None:
    assert cleaned(slack) == plain


def test_personal_data_is_replaced_and_counted() -> None:
    row = clean("Mail ana@example.com or call +1 555 019 2233").row(0, named=True)
    assert (row["text"], row["redaction_count"]) == ("Mail [email] or call [phone]", 2)


def test_fillers_and_hesitations_are_counted() -> None:
    row = clean("Um, I- I think, uh, it failed...").row(0, named=True)
    assert (row["filler_count"], row["hesitation_count"]) == (2, 2)


def test_a_secret_is_found_where_no_digit_hints_at_it() -> None:
    assert cleaned("pw: letmein") == "pw: [secret]"


def test_each_row_names_the_text_it_was_made_from_and_by_which_version() -> None:
    row = clean(OWN).row(0, named=True)
    assert row["text_sha256"] == hashlib.sha256(OWN.encode()).hexdigest()
    assert (row["source_text_md5"], row["model_version"]) == ("0", VERSION)
