from datetime import datetime

import polars as pl

from python_models.feature_requests import extract_feature_requests

SCHEMA = {
    "segment_id": pl.String,
    "conversation_id": pl.String,
    "message_id": pl.String,
    "sent_at": pl.Datetime,
    "segment_number": pl.Int32,
    "segment_text": pl.String,
    "intent": pl.String,
    "second_intent": pl.String,
    "is_abstained": pl.Boolean,
    "friction_score": pl.Float64,
    "is_friction": pl.Boolean,
}
Row = dict[str, object]


def say(text: str, intent: str = "other", *, friction: float = 0.0, **changes: object) -> Row:
    row: Row = {
        "conversation_id": "c1",
        "message_id": "m1",
        "segment_text": text,
        "intent": intent,
        "second_intent": None,
        "is_abstained": False,
        "friction_score": friction,
        "is_friction": friction >= 0.5,
    }
    return row | changes


def ask(text: str, **changes: object) -> Row:
    return say(text, "feature_request", **changes)


def read(*rows: Row) -> list[Row]:
    numbered = [
        {
            "segment_id": f"s{number}",
            "segment_number": number,
            "sent_at": datetime(2026, 9, int(str(row["message_id"])[1:])),  # noqa: DTZ001
        }
        | row
        for number, row in enumerate(rows)
    ]
    return extract_feature_requests(pl.DataFrame(numbered, schema=SCHEMA)).to_dicts()


def test_a_message_gives_need_expectation_and_friction() -> None:
    (found,) = read(
        say("Moving 90 deliveries to another driver took me the whole morning.", friction=0.9),
        say("I assumed that several could be moved together.", friction=0.6),
        ask("We need mass moves for this."),
    )
    assert found["need_text"] == "mass moves"
    assert found["expectation_segment_id"] == "s1"
    assert found["friction_segment_id"] == "s0"
    assert found["is_hidden_in_complaint"] is False


def test_effort_beside_a_request_is_friction_though_told_calmly() -> None:
    (found,) = read(
        say("I renamed 80 depots one by one on Sunday."), ask("Please add a bulk rename.")
    )
    assert found["friction_segment_id"] == "s0"


def test_the_worst_friction_of_the_message_is_taken() -> None:
    (found,) = read(
        say("It is slow.", friction=0.6),
        say("We lost two clients over it.", friction=0.9),
        ask("Add a cache."),
    )
    assert found["friction_segment_id"] == "s1"


def test_a_complaint_hides_a_request_and_is_its_own_friction() -> None:
    (found,) = read(
        say(
            "It's silly that I have to sort the stops myself.",
            "complaint",
            second_intent="feature_request",
        )
    )
    assert found["is_hidden_in_complaint"] is True
    assert found["friction_segment_id"] == "s0"
    assert found["need_text"] == "not having to sort the stops myself"


def test_earlier_messages_fill_what_the_message_leaves_open() -> None:
    (found,) = read(
        say("Your brochure said routes merge by themselves.", message_id="m1"),
        say("Merging fails me daily.", friction=0.8, message_id="m2"),
        ask("Please add merging.", message_id="m3"),
    )
    assert (found["expectation_segment_id"], found["friction_segment_id"]) == ("s0", "s1")


def test_later_messages_and_other_conversations_fill_nothing() -> None:
    (found,) = read(
        ask("Please add merging.", message_id="m2"),
        say("I assumed you had it, this is bad.", friction=0.9, message_id="m3"),
        say("I assumed so, and it hurts.", friction=0.9, message_id="m1", conversation_id="c2"),
    )
    assert found["expectation_text"] is None
    assert found["friction_text"] is None


def test_should_tells_an_expectation_only_beside_the_request() -> None:
    ought = "A stop should be movable."
    (beside,) = read(say(ought), ask("Add drag and drop."))
    (before,) = read(say(ought), ask("Add drag and drop.", message_id="m2"))
    assert beside["expectation_text"] == ought
    assert before["expectation_text"] is None


def test_a_request_may_tell_its_expectation_itself() -> None:
    (found,) = read(ask("I expected to find a print button here."))
    assert found["expectation_segment_id"] == "s0"


def test_every_request_of_a_message_has_its_row() -> None:
    assert [row["need_text"] for row in read(ask("Add a map."), ask("Add a clock."))] == [
        "map",
        "clock",
    ]


def test_what_is_unsure_or_asks_for_nothing_gives_no_row() -> None:
    assert read(say("Thanks."), ask("Add a map.", is_abstained=True)) == []
    assert read() == []


def test_a_segment_without_sentiment_is_read_all_the_same() -> None:
    (found,) = read(ask("Add a map.", friction_score=None, is_friction=None))
    assert found["friction_segment_id"] is None
