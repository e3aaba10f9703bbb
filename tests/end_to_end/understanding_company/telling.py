"""Conversations from sentences: who writes, when, and where follows from the number."""

from collections.abc import Sequence

from tests.end_to_end.small_company.company import ANSWER, Conversation, Message, at

WORKDAYS = (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20)
NEXT_WEEK = (23, 24, 25, 26, 27)


def talk(
    number: int, person: str, *turns: str, days: Sequence[int] = WORKDAYS, is_solved: bool = True
) -> Conversation:
    """Every even number is a Zendesk ticket, every odd one an Intercom chat.

    Args:
        number: of the conversation.
        person: who writes.
        *turns: what the customer says; the agent answers each but the last of several.
        days: of March 2026, taken in turn.
        is_solved: whether it is closed, half an hour after the last turn.
    """
    day, hour = days[number % len(days)], 8 + number % 8
    messages = []
    for turn, text in enumerate(turns):
        messages.append(Message(at(day, f"{hour + turn}:10"), "customer", text))
        if turn == 0 or turn < len(turns) - 1:
            messages.append(Message(at(day, f"{hour + turn}:40"), "agent", ANSWER))
    solved_at = (at(day, f"{hour + len(turns)}:10"),) if is_solved else ()
    channel = "chat" if number % 2 else "ticket"
    return Conversation(number, channel, person, tuple(messages), solved_at=solved_at)


def talks(
    first: int, people: Sequence[str], texts: Sequence[str], *, days: Sequence[int] = WORKDAYS
) -> tuple[Conversation, ...]:
    """One conversation a text, numbered from `first`; people take turns."""
    return tuple(
        talk(number, people[number % len(people)], text, days=days)
        for number, text in enumerate(texts, start=first)
    )


def to_id(conversation: Conversation) -> str:
    """How the warehouse calls it."""
    source = "intercom" if conversation.channel == "chat" else "zendesk"
    return f"{source}:{conversation.number}"


def to_ids(conversations: Sequence[Conversation]) -> set[str]:
    return {to_id(conversation) for conversation in conversations}
