"""The fourteen Zendesk tickets of the small company."""

from tests.end_to_end.small_company.company import (
    ANSWER,
    Conversation,
    at,
    opening,
    regular,
    say,
)

# 13 March 2026 is a Friday, 16 March the Monday after it.
OVER_A_WEEKEND = Conversation(
    101,
    "ticket",
    "ann",
    (
        say(13, "17:30", "customer", opening("dashboard", 101)),
        say(16, "09:30", "agent", ANSWER),
    ),
    solved_at=(at(16, "10:00"),),
)
OPENED_BY_AGENT = Conversation(
    102,
    "ticket",
    "bob",
    (
        say(2, "10:00", "agent", "We noticed that your last payment did not go through."),
        say(2, "10:20", "customer", opening("invoice", 102)),
        say(2, "10:50", "agent", ANSWER),
    ),
    solved_at=(at(2, "11:00"),),
)
ESCALATED = Conversation(
    103,
    "ticket",
    "ann",
    (
        say(4, "10:00", "customer", opening("dashboard", 103)),
        say(4, "10:01", "bot", "We have received your request."),
        say(4, "10:15", "note", "Looks like the slow query again, handing over."),
        say(4, "11:00", "agent", "We are asking our second line."),
        say(4, "11:30", "customer", "The dashboard is still slow to load."),
        say(4, "12:00", "agent", "We have made it faster."),
    ),
    solved_at=(at(4, "12:30"),),
    csat=5,
    traits=frozenset({"tier_raised", "priority_raised"}),
)
EMPTY = Conversation(104, "ticket", "cem", (say(3, "10:00", "customer", ""),))
IN_GERMAN = Conversation(
    109,
    "ticket",
    "bob",
    (
        say(
            9,
            "10:00",
            "customer",
            "Guten Tag, wir können seit gestern keine Rechnungen mehr herunterladen und "
            "bekommen immer nur eine leere Seite angezeigt.",
        ),
        say(9, "10:30", "agent", ANSWER),
    ),
    solved_at=(at(9, "11:00"),),
)
WITH_PERSONAL_DATA = Conversation(
    110,
    "ticket",
    "ann",
    (
        say(
            10,
            "10:00",
            "customer",
            f"{opening('invoice', 110)} Write to jane.doe@amberley.example or call "
            "+1 202-555-0143. My card is 4111 1111 1111 1111.",
        ),
        say(10, "10:30", "agent", "I have told jane.doe@amberley.example."),
    ),
    solved_at=(at(10, "11:00"),),
)
REOPENED = Conversation(
    111,
    "ticket",
    "cem",
    (
        say(11, "10:00", "customer", opening("password", 111)),
        say(11, "10:30", "agent", ANSWER),
        say(17, "10:00", "customer", "The password of my login expired again."),
        say(17, "10:30", "agent", "We have set it again."),
    ),
    solved_at=(at(11, "11:00"), at(17, "11:00")),
    reopened_at=(at(17, "10:00"),),
)
SOLVED_WITHOUT_REPLY = Conversation(
    112,
    "ticket",
    "bob",
    (say(12, "10:00", "customer", opening("dashboard", 112)),),
    solved_at=(at(12, "12:00"),),
)

EXPORTED_TWICE, CHANGED, WITH_NEW_FIELD = 105, 106, 107

TICKETS = (
    OVER_A_WEEKEND,
    OPENED_BY_AGENT,
    ESCALATED,
    EMPTY,
    regular(EXPORTED_TWICE, "ticket", "bob", "invoice", 3),
    regular(CHANGED, "ticket", "dot", "password", 4),
    regular(WITH_NEW_FIELD, "ticket", "eve", "dashboard", 5),
    regular(108, "ticket", "zoe", "password", 6),
    IN_GERMAN,
    WITH_PERSONAL_DATA,
    REOPENED,
    SOLVED_WITHOUT_REPLY,
    regular(113, "ticket", "nia", "invoice", 18),
    regular(114, "ticket", "dot", "password", 19),
)
