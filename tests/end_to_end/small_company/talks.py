"""The chats, mails, Slack talks, calls and forum posts of the small company."""

from tests.end_to_end.small_company.company import (
    ANSWER,
    Conversation,
    at,
    opening,
    regular,
    say,
    unanswered,
)

IN_BURSTS = Conversation(
    201,
    "chat",
    "ann",
    (
        say(3, "10:00", "customer", opening("dashboard", 201)),
        say(3, "10:01", "customer", "It happens to <b>everybody</b> here."),
        say(3, "10:02", "bot", "An agent will be with you soon."),
        say(3, "10:05", "agent", ANSWER),
        say(3, "10:06", "agent", "It will be faster tomorrow."),
        say(3, "10:07", "note", "Same cause as in the tickets."),
    ),
    solved_at=(at(3, "10:20"),),
    csat=4,
)
CHATS = (
    IN_BURSTS,
    unanswered(202, "chat", "bob", "invoice", 4),
    regular(203, "chat", "cem", "password", 5),
    regular(204, "chat", "dot", "dashboard", 6),
    regular(205, "chat", "eve", "invoice", 9),
    regular(206, "chat", "ann", "password", 10),
    regular(207, "chat", "bob", "dashboard", 17),
    regular(208, "chat", "cem", "invoice", 18),
    regular(209, "chat", "ann", "password", 19),
)

JOINED_BY_SUBJECT = Conversation(
    301,
    "email",
    "bob",
    (
        say(3, "09:00", "customer", opening("invoice", 301)),
        say(3, "11:00", "agent", ANSWER),
        say(4, "08:00", "customer", "The invoice export fails in every browser."),
    ),
    traits=frozenset({"subject_only"}),
)
WITH_AUTO_REPLY = Conversation(
    303,
    "email",
    "dot",
    (
        say(6, "10:00", "customer", opening("password", 303)),
        say(6, "10:30", "agent", ANSWER),
        say(6, "10:31", "bot", "I am out of the office until Monday."),
    ),
)
SINGLE_FILE = 302
EMAILS = (
    JOINED_BY_SUBJECT,
    unanswered(SINGLE_FILE, "email", "ann", "dashboard", 5),
    WITH_AUTO_REPLY,
    regular(304, "email", "cem", "dashboard", 10),
    regular(305, "email", "nia", "invoice", 11),
    regular(306, "email", "ann", "password", 17),
    regular(307, "email", "zoe", "dashboard", 18),
)

BESIDE_A_THREAD = Conversation(
    402,
    "slack_shared",
    "ann",
    (
        say(9, "10:00", "customer", opening("invoice", 402)),
        say(9, "10:20", "agent", ANSWER),
        say(9, "10:40", "customer", "The invoice is empty now."),
    ),
    traits=frozenset({"unthreaded"}),
)
MAPPED_CHANNEL, UNMAPPED_CHANNEL = "ext-amberley-accountants", "ext-nowhere"
SLACK_TALKS = (
    regular(401, "slack_shared", "ann", "dashboard", 4),
    BESIDE_A_THREAD,
    regular(403, "slack_shared", "ann", "password", 11),
    regular(404, "slack_shared", "zoe", "dashboard", 12),
)


def call(number: int, person: str, theme: str, day: int) -> Conversation:
    """The agent greets, the customer says two sentences, the agent answers, the customer thanks."""
    return Conversation(
        number,
        "call",
        person,
        (
            say(day, "15:00:00", "agent", "Good afternoon, this is support."),
            say(day, "15:00:05", "customer", "Hello there."),
            say(day, "15:00:09", "customer", opening(theme, number)),
            say(day, "15:00:15", "agent", "Let me see."),
            say(day, "15:00:20", "customer", "Thank you."),
        ),
    )


CALLS = (
    call(501, "bob", "invoice", 5),
    call(502, "cem", "dashboard", 10),
    call(503, "ann", "password", 18),
)
FORUM_POSTS = (
    regular(601, "forum", "fay", "dashboard", 6),
    Conversation(
        602,
        "forum",
        "fay",
        (
            say(9, "10:00", "customer", opening("invoice", 602)),
            say(9, "10:01", "bot", "Have you seen our help pages?"),
            say(9, "10:30", "agent", ANSWER),
        ),
        solved_at=(at(9, "11:00"),),
        csat=5,
    ),
    unanswered(603, "forum", "fay", "password", 20),
)
