"""Long sentences cut into clauses that each say something of their own.

Cut is where a joint (a comma, a dash, "and", "but") has a whole statement on both sides. In doubt a
sentence stays whole: half a statement is worse than two in one. What stays whole on purpose: steps
and their outcome ("I clicked save and the page went blank"), what hangs on a leading "when" or
"if", what points back ("and I can't click it"), reasons and consequences ("because", "so").
"""

import re
from collections.abc import Iterator
from typing import Final

from python_models.clause_patterns import (
    CLOSES_HANGING,
    ENDS_HANGING,
    HANGS,
    HANGS_BEFORE_STATEMENT,
    HANGS_INSIDE,
    HAS_STATEMENT,
    JOINT,
    LEADS_UP,
    LETTER,
    NEXT_MARK,
    OF_SAME,
    OPENS_CONTENT,
    OPENS_PHRASE,
    OPINION,
    OUTCOME,
    POINTS_BACK,
    SO_MUCH_THAT,
    STARTS_AFTER_WORD,
    STARTS_BARE,
    STARTS_STATEMENT,
    STEP,
)
from python_models.courtesies import is_courtesy

MIN_WORDS: Final = 3
MIN_LETTERS: Final = 12
# without a comma the two halves are closer: both must be longer to stand alone
MIN_WORDS_BARE: Final = 4
MIN_LETTERS_BARE: Final = 15
MAX_WORDS_POINTING_BACK: Final = 7
# characters around a joint that decide: without a bound, a monologue without full stops takes long
NEIGHBOURHOOD: Final = 500


def split_clauses(sentence: str) -> list[tuple[int, int]]:
    """Half-open ranges of the clauses, in order; "and" and the marks between them are left out."""
    starts, ends = [0], []
    hangs = bool(HANGS.match(sentence))
    for joint in JOINT.finditer(sentence):
        left = sentence[max(starts[-1], joint.start() - NEIGHBOURHOOD) : joint.start()]
        right = sentence[joint.end() : joint.end() + NEIGHBOURHOOD]
        if hangs:
            is_open = joint["word"] or joint["bare"] or not CLOSES_HANGING.match(right)
            hangs = bool(is_open)
        elif _is_cut(left, right, joint) and not _is_enclosed(sentence[: joint.start()]):
            ends.append(joint.start())
            starts.append(_start_of_right(joint))
            hangs = bool(HANGS.match(right))
    return list(zip(starts, [*ends, len(sentence)], strict=True))


def _is_cut(left: str, right: str, joint: re.Match[str]) -> bool:
    is_led = HANGS_BEFORE_STATEMENT.match(right)
    own = right if is_led else NEXT_MARK.split(right, maxsplit=1)[0]
    word = (joint["word"] or joint["bare"] or "").lower()
    if is_courtesy(left):
        return any(
            start.match(right)
            for start in (
                STARTS_STATEMENT,
                STARTS_AFTER_WORD,
                *([CLOSES_HANGING] if word else []),
            )
        )
    if joint["bare"]:
        return _is_cut_without_mark(left, own, word)
    is_statement = STARTS_STATEMENT.match(right) or (word and STARTS_AFTER_WORD.match(right))
    return bool(
        is_statement
        and (_stands_alone(left, MIN_WORDS, MIN_LETTERS) or (word and _is_long_enough(left)))
        and _counts(own, MIN_WORDS, MIN_LETTERS)
        and not any(_ties(left, own, word))
    )


def _is_cut_without_mark(left: str, right: str, word: str) -> bool:
    is_same_subject = OF_SAME.match(left) and OF_SAME.match(right)
    return bool(
        STARTS_BARE.match(right)
        and _stands_alone(left, MIN_WORDS_BARE, MIN_LETTERS_BARE)
        and _counts(right, MIN_WORDS, MIN_LETTERS)
        and not is_same_subject
        and not HANGS.match(left)
        and not HANGS_INSIDE.search(left)
        and not OPENS_CONTENT.search(left)
        and not any(_ties(left, right, word))
    )


def _ties(left: str, right: str, word: str) -> Iterator[bool]:
    """What makes two statements one matter."""
    yield bool(STEP.match(left))
    yield word != "and" and bool(LEADS_UP.match(left))
    yield bool(OUTCOME.match(right))
    yield not word and any(
        [
            OPINION.match(right),
            OPENS_CONTENT.search(left),
            SO_MUCH_THAT.search(left),
            ENDS_HANGING.search(left),
        ]
    )
    yield len(right.split()) <= MAX_WORDS_POINTING_BACK and bool(POINTS_BACK.search(right))


def _stands_alone(clause: str, min_words: int, min_letters: int) -> bool:
    return _counts(clause, min_words, min_letters) and bool(HAS_STATEMENT.search(clause))


def _is_long_enough(clause: str) -> bool:
    """Before ", and" an unlisted verb is taken for granted, but not in a list of things."""
    return _counts(clause, MIN_WORDS_BARE, MIN_LETTERS_BARE) and not OPENS_PHRASE.match(clause)


def _counts(clause: str, min_words: int, min_letters: int) -> bool:
    return len(clause.split()) >= min_words and len(LETTER.findall(clause)) >= min_letters


def _is_enclosed(before: str) -> bool:
    opened = sum(before.count(mark) for mark in "([“")
    closed = sum(before.count(mark) for mark in ")]”")
    return opened > closed or before.count('"') % 2 == 1


def _start_of_right(joint: re.Match[str]) -> int:
    """A plain "and" says nothing; "but" and "although" turn the meaning, so they stay."""
    kept = joint["word"] or joint["bare"] or ""
    if kept.lower() in ("", "and", "plus"):
        return joint.end()
    return joint.start("word") if joint["word"] else joint.start("bare")
