import pytest

from python_models.request_phrases import MAX_WORDS, to_need_text


@pytest.mark.parametrize(
    ("request_text", "need"),
    [
        ("It would be great if we could filter the board by owner.", "filter the board by owner"),
        (
            "Please add a dark theme to the driver app, thanks!",
            "dark theme to the driver app",
        ),
        ("Any plans to support SAML this year?", "support SAML"),
        ("We need mass updates for this.", "mass updates"),
        ("Would be nice to have recurring orders, because we repeat them.", "recurring orders"),
        ("Is there a way to hide archived drivers?", "hide archived drivers"),
        ("Hi team, can we get an API for invoices?", "API for invoices"),
        ("My team really needs offline maps - the depot is a cellar.", "offline maps"),
        ("I wish I could pin a note to the top.", "pin a note to the top"),
        ("Users should be able to choose their own time zone.", "choose their own time zone"),
        ("We use it daily and there should be an undo button.", "undo button"),
        ("+1 for webhooks on delivery events", "webhooks on delivery events"),
    ],
)
def test_what_leads_in_is_left_out(request_text: str, need: str) -> None:
    assert to_need_text(request_text) == need


@pytest.mark.parametrize(
    ("request_text", "need"),
    [
        ("Keyboard shortcuts would be really helpful.", "Keyboard shortcuts"),
        ("A print button is sorely missing.", "print button"),
        ("undo pls", "undo"),
        ("Being able to merge two contacts would be a huge help.", "merge two contacts"),
    ],
)
def test_the_thing_may_come_first(request_text: str, need: str) -> None:
    assert to_need_text(request_text) == need


@pytest.mark.parametrize(
    ("request_text", "need"),
    [
        ("It's silly that I have to retype every address.", "not having to retype every address"),
        ("Why do we still have to confirm each row?", "not having to confirm each row"),
    ],
)
def test_a_burden_is_asked_to_end(request_text: str, need: str) -> None:
    assert to_need_text(request_text) == need


def test_a_request_in_unknown_words_stays_whole() -> None:
    text = "The list forgets its columns between visits"
    assert to_need_text(text) == text


def test_nothing_but_a_lead_in_stays_as_it_is() -> None:
    assert to_need_text("Please add it.") == "Please add it."
    assert to_need_text("??") == "??"


def test_a_need_is_short() -> None:
    assert len(to_need_text("We need " + "very " * 40 + "much").split()) == MAX_WORDS
