"""Customer messages cut into slices of one matter each, with exact character positions.

A slice is a sentence, or a clause of a long sentence that says something of its own
(`python_models/clauses.py`). A fragment that means nothing alone ("Also.", "Why?") joins its
neighbour. Code, logs and comments of templates give no slice (`python_models/prose.py`).

Greetings, thanks, sign-offs, bare acknowledgements, signature lines, headings and checkboxes are
slices too, so that nothing that was said is missing, with `is_courtesy`: they frame the matter and
are no insight. `python_models/courtesies.py` decides by what is left when courteous phrases and
names are taken away: nothing.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import dataframely as dy
import polars as pl

from python_models.clauses import split_clauses
from python_models.courtesies import find_courteous_edges, find_signature, is_courtesy
from python_models.frames import MessageSegments
from python_models.languages import detect_languages, detect_segment_languages
from python_models.prose import find_blocks, hide_what_is_no_prose

VERSION: Final = "slices-1"
MIN_LETTERS: Final = 3

_ROW: Final = {
    "message_id": pl.String(),
    "segment_number": pl.Int32(),
    "char_start": pl.Int32(),
    "char_end": pl.Int32(),
    "segment_text": pl.String(),
    "is_courtesy": pl.Boolean(),
}
_LETTER: Final = re.compile(r"[^\W\d_]")
_EDGE: Final = " \t\r\n,;"
# nothing but words that need a neighbour to mean something
_FRAGMENT: Final = re.compile(
    r"(?i)\W*(?:(?:also|and|but|so|or|plus|however|then|now|next|first|second|third|secondly|finally|"
    r"lastly|again|see|below|above|attached|here|there|this|that|these|it|is|are|was|the|a|an|for|"
    r"example|instance|e\.?g|i\.?e|etc|why|what|how|when|where|who|else|still|anyway|basically|ps|"
    r"p\.s|fyi|btw|note|update|edit|any|idea|ideas|thoughts|suggestions|questions?|as|follows|"
    r"following|like|my|our|we|i|have|tried|need|want|steps|to|reproduce|expected|actual|in|of|on|not|really|"
    r"just|one|more|thing|too|two|three|issues?|problems?|details|notes?)\b\W*){1,4}"
)
_POINTS_ON: Final = re.compile(
    r"(?s).*:\W*|(?i:\W*(?:also|and|but|so|plus|however|see|first|next).*)"
)


class Slice(NamedTuple):
    """Half-open range of characters."""

    start: int
    end: int
    is_courtesy: bool


def split_messages(messages: pl.DataFrame) -> dy.DataFrame[MessageSegments]:
    """Cut every message into slices; one without letters (a smiley, a link number) gives none.

    A slice has its own language where it is long enough to tell, else the message's.

    Args:
        messages: message_id, text.
    """
    rows = [
        (message_id, number, part.start, part.end, text[part.start : part.end], part.is_courtesy)
        for message_id, text in messages.select("message_id", "text").iter_rows()
        for number, part in enumerate(split_text(text), start=1)
    ]
    ids = [_segment_id(row[0], row[2], row[4]) for row in rows]
    hashes = [hash_content(row[4]) for row in rows]
    frame = pl.DataFrame(rows, schema=_ROW, orient="row").with_columns(
        pl.Series("content_sha256", hashes, dtype=pl.String),
        pl.Series("segment_id", ids, dtype=pl.String),
        pl.lit(VERSION).alias("model_version"),
    )
    languages = messages.select("message_id", detect_languages(messages["text"]))
    frame = frame.join(languages, on="message_id", maintain_order="left")
    return MessageSegments.validate(
        frame.with_columns(
            detect_segment_languages(frame["segment_text"], of_messages=frame["language_code"])
        ),
        cast=True,
    )


def split_text(text: str) -> list[Slice]:
    """The slices of a text, in order and without overlap."""
    prose = hide_what_is_no_prose(text)
    slices = list(_cut(prose, do_headings_frame=True))
    if all(part.is_courtesy for part in slices):
        slices = list(_cut(prose, do_headings_frame=False))
    return _join_fragments(slices, text, prose)


def hash_content(segment_text: str) -> str:
    """The key under which a text is embedded: case and inner white space do not make a new text."""
    return hashlib.sha256(" ".join(segment_text.split()).casefold().encode()).hexdigest()


def _cut(prose: str, *, do_headings_frame: bool) -> Iterator[Slice]:
    signature = find_signature(prose)
    for start, end, is_heading in find_blocks(prose[:signature]):
        if is_heading and do_headings_frame:
            yield from _trimmed(prose, start, end, is_courtesy=True)
        else:
            for sentence_start, sentence_end in _find_sentences(prose, start, end):
                yield from _cut_sentence(prose, sentence_start, sentence_end)
    yield from _trimmed(prose, signature, len(prose), is_courtesy=True)


def _cut_sentence(prose: str, start: int, end: int) -> Iterator[Slice]:
    sentence = prose[start:end]
    if is_courtesy(sentence):
        yield from _trimmed(prose, start, end, is_courtesy=True)
        return
    opened, closed = find_courteous_edges(sentence)
    yield from _trimmed(prose, start, start + opened, is_courtesy=True)
    for clause_start, clause_end in split_clauses(sentence[opened:closed]):
        clause = sentence[opened + clause_start : opened + clause_end]
        yield from _trimmed(
            prose,
            start + opened + clause_start,
            start + opened + clause_end,
            is_courtesy=is_courtesy(clause),
        )
    yield from _trimmed(prose, start + closed, end, is_courtesy=True)


def _trimmed(prose: str, start: int, end: int, *, is_courtesy: bool) -> Iterator[Slice]:
    """The range without white space and commas at its edges; nothing if it has too few letters."""
    text = prose[start:end]
    if len(_LETTER.findall(text)) >= MIN_LETTERS:
        start += len(text) - len(text.lstrip(_EDGE))
        yield Slice(start, start + len(text.strip(_EDGE)), is_courtesy)


def _join_fragments(slices: list[Slice], text: str, prose: str) -> list[Slice]:
    """A lead ("Also.", "We need:") joins what follows it, an echo ("Why?") what it follows."""
    joined: list[Slice] = []
    for part in slices:
        before = joined[-1] if joined else None
        if before and _belong_together(before, part, text, prose):
            joined[-1] = Slice(before.start, part.end, is_courtesy=False)
        else:
            joined.append(part)
    return joined


def _belong_together(before: Slice, part: Slice, text: str, prose: str) -> bool:
    if before.is_courtesy or part.is_courtesy:
        return False
    # code between them would become part of the quote
    if text[before.end : part.start] != prose[before.end : part.start]:
        return False
    lead, echo = text[before.start : before.end], text[part.start : part.end]
    is_lead = _FRAGMENT.fullmatch(lead) and _POINTS_ON.fullmatch(lead)
    is_echo = _FRAGMENT.fullmatch(echo) and not _POINTS_ON.fullmatch(echo)
    return bool(is_lead or is_echo)


def _find_sentences(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    from syntok import segmenter

    for paragraph in segmenter.analyze(prose[start:end]):
        for sentence in paragraph:
            first, last = sentence[0], sentence[-1]
            yield start + first.offset, start + last.offset + len(last.value)


def _segment_id(message_id: str, char_start: int, segment_text: str) -> str:
    return hashlib.md5(
        f"{message_id}|{char_start}|{segment_text}".encode(), usedforsecurity=False
    ).hexdigest()
