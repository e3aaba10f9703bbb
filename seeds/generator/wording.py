"""Which phrases fit a slot, and how sentences are put together."""

from collections.abc import Callable

from seeds.generator import plan
from seeds.generator.people import Slot

SHORT_WORDS = 26
COMPETITOR_NAMES = ("orbexa", "plinthworks", "worklane", "rivetdesk")


def acceptance(slot: Slot) -> Callable[[str], bool]:
    """What may be said: some words would blur a planted fact."""
    banned = ["forecast"]  # AC-18: nobody ever mentions it
    if slot.month in plan.INTEGRATION_QUARTER and slot.theme not in plan.INTEGRATION_THEMES:
        banned.append("integrat")  # AC-01: only its three themes have the word
    if slot.month == plan.AUGUST and slot.theme != "integration_competitor":
        banned.extend(COMPETITOR_NAMES)  # AC-03: the planted sentences are all there is
    return lambda text: not any(word in text.lower() for word in banned)


def join_sentences(sentences: list[str]) -> str:
    """Join sentences, each ended."""
    ended = [text if text[-1] in ".!?)" else f"{text}." for text in sentences[:-1]]
    return " ".join([*ended, *sentences[-1:]])


def is_subtle(text: str) -> bool:
    """Short enough to pass as a remark."""
    return 5 <= len(text.split()) <= SHORT_WORDS
