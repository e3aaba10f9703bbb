import polars as pl
import pytest

from python_models.topic_openings import let_openings_stand
from tests.python_models.topic_company import segments

REQUEST = "The export of invoices fails"


def reasons(
    *texts: str, requests: tuple[str, ...] = (), messages: tuple[str, ...] = ()
) -> list[str | None]:
    frame = segments(*texts).with_columns(
        message_id=pl.Series(messages or ["m"] * len(texts)),
        conversation_id=pl.lit("c"),
        noise_reason=pl.when(~pl.col("segment_text").is_in(requests)).then(pl.lit("no_request")),
    )
    return let_openings_stand(frame)["noise_reason"].to_list()


def test_the_most_substantial_sentence_speaks_for_an_opening_without_request() -> None:
    texts = ("Hello dear team", "our seats ran out", "we hired nine people in our Lisbon office")
    assert reasons(*texts) == ["no_request", "no_request", None]


@pytest.mark.parametrize(
    "courtesy",
    [
        "Hello there, I hope this email finds you well!",
        "Good morning dear support team, how are you all doing today?",
        "Many thanks and best wishes to everybody",
        "Hi Ana",
        "invoice attached please",
    ],
)
def test_courtesies_and_scraps_speak_for_nothing(courtesy: str) -> None:
    assert reasons(courtesy) == ["no_request"]


def test_an_opening_with_a_request_needs_nobody_to_speak_for_it() -> None:
    texts = ("we hired nine people in our Lisbon office", REQUEST)
    assert reasons(*texts, requests=(REQUEST,)) == ["no_request", None]


def test_later_messages_do_not_stand_in() -> None:
    texts = ("Hello", "we hired nine people in our Lisbon office")
    assert reasons(*texts, messages=("m1", "m2")) == ["no_request", "no_request"]


def test_other_languages_are_left_alone() -> None:
    frame = segments("wir haben neun neue Leute", noise_reason=pl.lit("not_english"))
    assert let_openings_stand(frame).equals(frame)


def test_of_two_alike_the_first_stands_in() -> None:
    assert reasons("one two three four", "five six seven eight") == [None, "no_request"]
