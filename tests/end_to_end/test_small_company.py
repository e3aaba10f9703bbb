"""What the small company's marts say, against numbers worked out by hand from `small_company/`."""

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def facts(small):
    """Asks for columns of one conversation by its id."""
    site, refresh = small
    assert refresh.code == 0, refresh.words

    def ask(conversation_id, *columns):
        selected = f"select {', '.join(columns)} from marts.fct_conversations"
        (row,) = site.read(f"{selected} where conversation_id = '{conversation_id}'")
        return row if len(columns) > 1 else row[0]

    return ask


@pytest.fixture(scope="module")
def ask(small):
    return small[0].read


def test_refresh_tells_how_it_went_without_a_trace(small):
    _, refresh = small
    assert refresh.code == 0
    assert "Traceback" not in refresh.words
    assert "40 conversations with 90 messages from 2026-03-02 to 2026-03-20: " in (refresh.output)


def test_every_channel_has_its_conversations(ask):
    counts = ask("select channel, count(*) from marts.fct_conversations group by all order by all")
    assert counts == [
        ("call", 3),
        ("chat", 9),
        ("email", 7),
        ("forum", 3),
        ("slack_shared", 4),
        ("ticket", 14),
    ]


REPLY_TIMES = ("first_reply_time_calendar_minutes", "first_reply_time_business_minutes")


@pytest.mark.parametrize(
    ("conversation_id", "minutes"),
    [
        pytest.param("zendesk:101", (3840, 60), id="friday 17:30 to monday 09:30, open 9 to 18"),
        pytest.param("zendesk:102", (50, 50), id="the agent's own first message is no reply"),
        pytest.param("zendesk:103", (60, 60), id="neither is a bot's, nor an internal note"),
        pytest.param("zendesk:113", (30, 30), id="on an ordinary day"),
        pytest.param("intercom:201", (5, 5), id="in a chat"),
        pytest.param("email:mail-301-0@mail.example", (120, 120), id="in a mail thread"),
        pytest.param(
            "slack:ext-amberley-accountants/1773050400.000000", (20, 20), id="in a Slack talk"
        ),
        pytest.param("vtt:call-502", (0.25, 0), id="in a call, after a quarter of a minute"),
        pytest.param("intercom:202", (None, None), id="never"),
    ],
)
def test_first_reply_is_timed(facts, conversation_id, minutes):
    assert facts(conversation_id, *REPLY_TIMES) == minutes


def test_resolution_over_a_weekend_counts_opening_hours(facts):
    columns = ("final_resolution_calendar_minutes", "full_resolution_business_minutes")
    assert facts("zendesk:101", *columns) == (3870, 90)


def test_a_ticket_solved_twice_was_reopened_once(facts):
    columns = ("first_resolution_calendar_minutes", "final_resolution_calendar_minutes")
    assert facts("zendesk:111", "reopen_count", *columns) == (1, 60, 6 * 24 * 60 + 60)


MESSAGE_COUNTS = (
    "message_count",
    "customer_message_count",
    "agent_message_count",
    "internal_note_count",
    "bot_message_count",
    "exchange_count",
)


@pytest.mark.parametrize(
    ("conversation_id", "counts"),
    [
        pytest.param("zendesk:102", (3, 1, 2, 0, 0, 1), id="opened by an agent"),
        pytest.param("zendesk:103", (4, 2, 2, 1, 1, 2), id="with bot and note"),
        pytest.param("zendesk:104", (1, 1, 0, 0, 0, 0), id="an empty message"),
        pytest.param("intercom:201", (4, 2, 2, 1, 1, 1), id="several messages in a row"),
        pytest.param("email:mail-301-0@mail.example", (3, 2, 1, 0, 0, 1), id="joined by subject"),
        pytest.param("email:mail-303-0@mail.example", (2, 1, 1, 0, 1, 1), id="with an auto-reply"),
        pytest.param(
            "slack:ext-amberley-accountants/1773050400.000000",
            (3, 2, 1, 0, 0, 1),
            id="answered beside the thread",
        ),
        pytest.param("gong:501", (4, 2, 2, 0, 0, 1), id="two sentences of a call are one turn"),
        pytest.param("generic:602", (2, 1, 1, 0, 1, 1), id="in a tool without a reader"),
    ],
)
def test_messages_and_exchanges_are_counted(facts, conversation_id, counts):
    assert facts(conversation_id, *MESSAGE_COUNTS) == counts


@pytest.mark.parametrize(
    ("conversation_id", "flags"),
    [
        pytest.param("zendesk:113", (True, True, False), id="one reply"),
        pytest.param("zendesk:103", (False, False, False), id="two replies"),
        pytest.param("zendesk:112", (False, True, True), id="no reply"),
        pytest.param("zendesk:104", (False, False, False), id="not resolved"),
        pytest.param("intercom:201", (True, True, False), id="one reply in two messages"),
    ],
)
def test_one_touch_has_two_definitions(facts, conversation_id, flags):
    columns = ("is_one_touch_fivetran", "is_one_touch_zendesk", "is_zero_reply_close")
    assert facts(conversation_id, *columns) == flags


def test_resolved_conversations_are_those_closed_or_silent_for_a_week(ask):
    # The last message is of 20 March, 10:00: mails and calls are over if quiet since the 13th.
    unresolved = ask(
        "select conversation_id from marts.fct_conversations where not is_resolved order by all"
    )
    assert [row[0] for row in unresolved] == [
        "email:mail-306-0@mail.example",
        "email:mail-307-0@mail.example",
        "generic:603",
        "intercom:202",
        "vtt:call-503",
        "zendesk:104",
    ]


def test_only_one_ticket_was_escalated_and_raised(ask):
    escalated = "select conversation_id from marts.fct_conversations where is_escalated"
    raised = "select conversation_id from marts.fct_conversations where is_priority_raised"
    assert ask(escalated) == ask(raised) == [("zendesk:103",)]


def test_an_offered_survey_counts_when_it_is_answered(ask):
    scores = "select conversation_id, csat_score from marts.fct_conversations where csat_score > 0"
    assert sorted(ask(scores)) == [("generic:602", 5), ("intercom:201", 4), ("zendesk:103", 5)]


def test_an_export_loaded_twice_adds_nothing(small):
    site, _ = small
    loaded = "select loaded_count, duplicate_count from raw.file_loads where source_file = '{}'"
    assert site.read(loaded.format("zendesk/tickets_1.json"), build=True) == [(14, 0)]
    # one ticket was there already, of the other this is a newer version
    assert site.read(loaded.format("zendesk/tickets_2.json"), build=True) == [(1, 1)]


def test_the_newer_version_of_a_record_counts(facts):
    assert facts("zendesk:106", "priority", "is_resolved") == ("normal", True)


def test_a_new_field_of_a_vendor_is_kept(small):
    site, _ = small
    field = "select record ->> '$.sentiment_by_vendor.label' from raw.zendesk_tickets"
    assert site.read(f"{field} where _record_key = '107'", build=True) == [("negative",)]
