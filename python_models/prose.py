"""The parts of a text that are somebody's sentences: no code, logs, comments of templates.

Positions stay: what is no prose becomes white space of the same length.
"""

import re
from itertools import pairwise
from typing import Final

# A fence that is never closed hides nothing: better code among the sentences than a lost message.
_FENCE: Final = re.compile(r"(?ms)^[ \t>]*+(`{3,}|~{3,})[^`\n]*\n.*?\1[`~]*")
_COMMENT: Final = re.compile(r"(?s)<!--.*?-->")
_IMAGE: Final = re.compile(r"!\[[^\]\n]*\]\([^)\s]*\)")
_TAG: Final = re.compile(
    r"(?i)</?(?:details|summary|br|p|div|b|i|em|strong|code|pre|img|kbd|sub|sup|ul|ol|li|table|tr|td|"
    r"th|hr|span|a)\b[^<>\n]*>"
)
_LEVEL: Final = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)"
_LOG_LINE: Final = re.compile(
    r"(?m)^[ \t>]*+(?:"
    r"[\[(]?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*[ \t].*"
    rf"|[\[(]?\d\d:\d\d:\d\d(?:[.,]\d+)?[\])]?[ \t]+[\[(]?{_LEVEL}\b.*"
    rf"|\[{_LEVEL}\].*|[EWIDF]/\w+.*"
    r"|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d .*"
    r"|#\d+ +0x[0-9a-f]+ .*"
    r"|at [\w$.<>/@ ]+\(.*\)"
    r"|at (?:async )?\S+:\d+(?::\d+)?"
    r"|File \".+\", line \d+.*|Traceback \(most recent call.*|Caused by: [\w.]+.*"
    r"|\$ \w.*|[-+|=_*#~ ]{6,}"
    r"|from [\w.]+ import .*|import [\w.]+(?: as \w+)?;?|#include .*|(?:const|let|var) \w+ ?=.*"
    r"|(?:def|class) \w+ ?\(.*|(?:public|private|using|return)\b.*;"
    r"|[^\n]*(?:\{|\)\s*;|\}\s*[;,)]*)"
    r")[ \t]*$"
)
_HEADING: Final = r"[ \t]*+(?:#{1,6}[ \t]+\S[^\n]*|\*\*[^*\n]+\*\*[ \t]*:?)[ \t]*(?=\n|\Z)"
_CHECKBOX: Final = r"[ \t]*+[-*+][ \t]+\[[ xX]*\][ \t][^\n]*"
_FRAME: Final = re.compile(rf"(?m)^(?:{_HEADING}|{_CHECKBOX})")
_BREAK: Final = re.compile(
    r"\n\s*\n|\n(?=\s*(?:[-*•+]|\d+[.)])\s)"
    rf"|\n(?={_HEADING})|(?<=\n)(?={_HEADING})"
)


def hide_what_is_no_prose(text: str) -> str:
    """The text, of the same length, with blank lines for code, logs and comments."""
    for pattern in (_FENCE, _COMMENT, _LOG_LINE):
        text = pattern.sub(lambda found: "\n" * len(found.group()), text)
    for pattern in (_IMAGE, _TAG):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


def find_blocks(prose: str) -> list[tuple[int, int, bool]]:
    """Paragraphs, list items and headings as start, end and whether it is a heading or checkbox."""
    frames = [(found.start(), found.end()) for found in _FRAME.finditer(prose)]
    cuts = {found.start() for found in _BREAK.finditer(prose)}
    cuts |= {edge for frame in frames for edge in frame}
    edges = sorted(cuts | {0, len(prose)})
    starts = {start for start, _ in frames}
    return [
        (start, end, start in starts)
        for start, end in pairwise(edges)
        if not prose[start:end].isspace()
    ]
