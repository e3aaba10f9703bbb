"""Customer messages split at sentence boundaries, with exact character positions."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import MessageSegments
from python_models.languages import detect_languages

VERSION: Final = "syntok-1"
MIN_LETTERS: Final = 3

_BLOCK_BREAK: Final = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_LETTER: Final = re.compile(r"[^\W\d_]")


def split_messages(messages: pl.DataFrame) -> dy.DataFrame[MessageSegments]:
    """Split every message into sentences; one without letters (a smiley, a link number) gives none.

    The language is the message's: a sentence alone is too short to tell.

    Args:
        messages: message_id, text.
    """
    rows = [
        (message_id, number, start, end, text[start:end])
        for message_id, text in messages.select("message_id", "text").iter_rows()
        for number, (start, end) in enumerate(split_text(text), start=1)
    ]
    frame = pl.DataFrame(
        rows,
        schema=["message_id", "segment_number", "char_start", "char_end", "segment_text"],
        schema_overrides={"message_id": pl.String, "segment_text": pl.String},
        orient="row",
    ).with_columns(
        pl.Series("content_sha256", [hash_content(row[4]) for row in rows], dtype=pl.String),
        pl.Series(
            "segment_id", [_segment_id(row[0], row[2], row[4]) for row in rows], dtype=pl.String
        ),
        pl.lit(VERSION).alias("model_version"),
    )
    languages = messages.select("message_id", detect_languages(messages["text"]))
    return MessageSegments.validate(frame.join(languages, on="message_id"), cast=True)


def split_text(text: str) -> list[tuple[int, int]]:
    """Half-open character ranges of the sentences of a text, in order and without overlap."""
    return [
        (start, end)
        for start, end in _sentence_ranges(text)
        if len(_LETTER.findall(text[start:end])) >= MIN_LETTERS
    ]


def hash_content(segment_text: str) -> str:
    """The key under which a text is embedded: case and inner white space do not make a new text."""
    return hashlib.sha256(" ".join(segment_text.split()).casefold().encode()).hexdigest()


def _sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    from syntok import segmenter

    block_start = 0
    for block_end in [*(match.start() for match in _BLOCK_BREAK.finditer(text)), len(text)]:
        block = text[block_start:block_end]
        for paragraph in segmenter.analyze(block):
            for sentence in paragraph:
                first, last = sentence[0], sentence[-1]
                yield block_start + first.offset, block_start + last.offset + len(last.value)
        block_start = block_end


def _segment_id(message_id: str, char_start: int, segment_text: str) -> str:
    return hashlib.md5(
        f"{message_id}|{char_start}|{segment_text}".encode(), usedforsecurity=False
    ).hexdigest()
