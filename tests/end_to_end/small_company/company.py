"""What happened in the small company: every conversation, minute by minute."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

# Two sides of each theme: the topic model splits what fills more than a third of all that is said.
ASPECTS = {
    "dashboard": (
        ("Our dashboard is very slow to load", "The dashboard needs a minute to load its charts"),
        (
            "The dashboard filter shows the wrong region",
            "Our dashboard filter loses the region",
        ),
    ),
    "invoice": (
        ("I can not export the invoice as a PDF file", "The PDF export of our invoice stays empty"),
        ("The invoice names the wrong tax number", "Our tax number is missing on the invoice"),
    ),
    "password": (
        (
            "Please reset the password that expired",
            "The mail to reset the password never comes",
        ),
        ("The login asks for a second code", "My phone never shows the second code for the login"),
    ),
}
TAILS = (
    "since this morning",
    "on every laptop we own",
    "for the whole sales team",
    "after the last update",
    "whenever two people work",
    "in Firefox and in Chrome",
    "from our office in Leeds",
    "no matter what we try",
    "since we added new regions",
    "right before the board meeting",
    "during the busiest hours",
    "again and again",
    "even over a wired network",
    "without any warning",
)
ANSWER = "Thanks for telling us, we are looking into it."


@dataclass(frozen=True)
class Message:
    at: datetime
    author: str  # customer, agent, bot or note
    text: str


@dataclass(frozen=True)
class Conversation:
    number: int
    channel: str
    person: str
    messages: tuple[Message, ...]
    solved_at: tuple[datetime, ...] = ()
    reopened_at: tuple[datetime, ...] = ()
    csat: int | None = None
    traits: frozenset[str] = field(default_factory=frozenset)

    @property
    def started_at(self) -> datetime:
        return self.messages[0].at

    @property
    def is_solved(self) -> bool:
        return len(self.solved_at) > len(self.reopened_at)

    @property
    def updated_at(self) -> datetime:
        times = [message.at for message in self.messages]
        return max(*times, *self.solved_at, *self.reopened_at, times[0])

    def until(self, moment: datetime) -> "Conversation":
        """What an export of that moment holds of it."""
        solved_at = tuple(at for at in self.solved_at if at <= moment)
        return replace(
            self,
            messages=tuple(message for message in self.messages if message.at <= moment),
            solved_at=solved_at,
            reopened_at=tuple(at for at in self.reopened_at if at <= moment),
            csat=self.csat if solved_at else None,
        )


def at(day: int, clock: str) -> datetime:
    hour, minute, *second = clock.split(":")
    return datetime(
        2026, 3, day, int(hour), int(minute), int(second[0]) if second else 0, tzinfo=UTC
    )


def say(day: int, clock: str, author: str, text: str) -> Message:
    return Message(at(day, clock), author, text)


def opening(theme: str, number: int) -> str:
    """Two sentences that nobody else says."""
    first, second = ASPECTS[theme][number % 2]
    return f"{first} {TAILS[number % 14]}. {second} {TAILS[number % 13]}."


def regular(number: int, channel: str, person: str, theme: str, day: int) -> Conversation:
    """Asked at 10:00, answered at 10:30, closed at 11:00."""
    return Conversation(
        number,
        channel,
        person,
        (
            say(day, "10:00", "customer", opening(theme, number)),
            say(day, "10:30", "agent", ANSWER),
        ),
        solved_at=(at(day, "11:00"),),
    )


def unanswered(number: int, channel: str, person: str, theme: str, day: int) -> Conversation:
    """Asked at 10:00; nobody came."""
    message = say(day, "10:00", "customer", opening(theme, number))
    return Conversation(number, channel, person, (message,))


def latest_moment() -> datetime:
    return at(31, "00:00") + timedelta(days=1)
