"""Records of WebVTT transcripts: one per cue, with its speaker.

Here belongs splitting a transcript into cues; webvtt-py reads each of them. Which call a transcript
belongs to stands in `vtt_index.csv`.
"""

import html
import io
import re
from collections.abc import Iterator
from typing import Final

import orjson
import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from orchestration.entities import Entity
from orchestration.readers.outcomes import Outcome, reject
from orchestration.readers.validation import (
    RecordBuilder,
    explain_encoding,
    find_undecodable_byte,
)

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_NOT_A_CUE: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_HEADER: Final = "WEBVTT"
_ARROW: Final = "-->"
_NO_HEADER: Final = (
    "Expected a transcript that starts with 'WEBVTT', found {found}. "
    "Export the transcript as WebVTT (.vtt)."
)
_NO_CUES: Final = (
    "Expected at least one cue, found only the header. "
    "Export the transcript again once the tool has finished it."
)
_BROKEN_CUE: Final = (
    "Expected a timing line such as '00:01.000 --> 00:04.000' above the cue's text, found {found}. "
    "Correct the timing line."
)


def read_webvtt(stream: io.BufferedReader, builder: RecordBuilder) -> Iterator[Outcome]:
    """One outcome per cue; one for the file where it holds none."""
    text = stream.read().decode("utf-8", "surrogateescape")
    if not text.startswith(_HEADER):
        yield reject(1, _NO_HEADER.format(found=repr(text[:40]) if text else "an empty file"), text)
        return
    position = 0
    for position, lines in enumerate(_split_cues(text), start=1):
        yield _read_cue(position, lines, builder)
    if position == 0:
        yield reject(1, _NO_CUES, text)


def count_webvtt(stream: io.BufferedReader, _: Entity) -> int:
    """The timing lines, and the blocks of text that lack one; one for a file without either."""
    text = stream.read().decode("utf-8", "surrogateescape")
    if not text.startswith(_HEADER):
        return 1
    header, *blocks = re.split(r"\n{2,}", _LINE_END.sub("\n", text).strip("\n"))
    count = sum(_ARROW in line for line in header.split("\n"))
    for block in blocks:
        timings = sum(_ARROW in line for line in block.split("\n"))
        count += timings or (0 if _NOT_A_CUE.match(block) else 1)
    return max(count, 1)


def _split_cues(text: str) -> Iterator[list[str]]:
    """The lines of every cue; as the format has it, a second timing line starts another cue."""
    block: list[str] = []
    in_header = True
    for line in [*_LINE_END.split(text), ""]:
        starts_cue = _ARROW in line and (in_header or any(_ARROW in earlier for earlier in block))
        if line and not starts_cue:
            block.append(line)
            continue
        if _is_cue(block) and not in_header:
            yield block
        in_header = in_header and not (block or line)
        block = [line] if line else []


def _is_cue(block: list[str]) -> bool:
    has_timing = any(_ARROW in line for line in block)
    return has_timing or bool(block and not _NOT_A_CUE.match(block[0]))


def _read_cue(position: int, lines: list[str], builder: RecordBuilder) -> Outcome:
    text = "\n".join(lines)
    byte = find_undecodable_byte(text)
    if byte is not None:
        return reject(position, explain_encoding(byte), text)
    try:
        captions = webvtt.from_string(f"{_HEADER}\n\n{text}\n").captions
    except (MalformedFileError, MalformedCaptionError):
        captions = []
    if len(captions) != 1:
        return reject(position, _BROKEN_CUE.format(found=repr(text[:80])), text)
    caption = captions[0]
    record = {
        "cue_index": position,
        "identifier": caption.identifier,
        "start_seconds": caption.start_time.in_milliseconds() / 1000,
        "end_seconds": caption.end_time.in_milliseconds() / 1000,
        "speaker": html.unescape(caption.voice.strip()) if caption.voice else None,
        # Line breaks in a cue only fit it to the screen.
        "text": " ".join(html.unescape(caption.text).split()),
    }
    return builder.build(position, record, orjson.dumps(record).decode())
