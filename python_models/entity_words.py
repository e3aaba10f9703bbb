"""How names are spelt: with or without hyphens, spaces and a plural."""

import re
from collections.abc import Iterator
from typing import Final

# a marker such as [email] stands for personal data and names nothing
_WORD: Final = re.compile(r"\[[a-z_]+\]|([^\W_]+)")
_GAP: Final = re.compile(r"\s{1,3}|\s?[-‐‑–/&+]\s?|[._]")
_ES: Final = ("sses", "xes", "ches", "shes")
_NO_PLURAL: Final = ("ss", "us", "is")
MIN_PLURAL_LETTERS: Final = 4

Word = tuple[int, int, str]


def find_words(text: str) -> list[Word]:
    """Start, end and lower-case form of every word."""
    return [
        (match.start(1), match.end(1), match[1].casefold())
        for match in _WORD.finditer(text)
        if match[1]
    ]


def split_words(name: str) -> list[str]:
    """The words of a name, lower case."""
    return [word for _, _, word in find_words(name)]


def squeeze(name: str) -> str:
    """A name without gaps: "Single sign-on", "single-sign-on" and "SingleSignOn" are one."""
    return "".join(split_words(name))


def join_words(text: str, words: list[Word], first: int) -> Iterator[tuple[int, str]]:
    """Longer and longer names from one word on: number of the last word, and the squeezed name."""
    key = ""
    for number in range(first, len(words)):
        start, _, word = words[number]
        if number > first and not _GAP.fullmatch(text, words[number - 1][1], start):
            return
        key += word
        yield number, key


def to_singular(word: str) -> str:
    """An English word without its plural ending; a word that has none stays as it is."""
    if len(word) < MIN_PLURAL_LETTERS or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_ES) else word[:-1]
