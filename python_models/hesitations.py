"""How haltingly somebody speaks: fillers, and words broken off, repeated or left hanging.

Counted in every text, but only transcripts of calls keep such things: in writing "..." is a style.
"""

import re
from typing import Final

# "you know" and "like" are fillers only where they are set off, "sort of" only without "what"
_FILLER: Final = re.compile(
    r"(?i:(?<!-)\b(?:u+m+|u+h+m*|e+r+m+|h+m+|m{2,})\b(?!-))"
    r"|\b[Ee]r+\b"
    r"|(?i:(?<!what )(?<!that )\bI mean\b)"
    r"|(?i:(?:^|(?<=[,.…–—-] ))you know\b|\byou know(?=\s*[,.…–—-]))"
    r"|(?i:(?<=, )like(?=,))"
    r"|(?i:(?<!what )(?<!this )(?<!that )(?<!some )(?<!any )(?<!the )(?<!\ba )(?<!all )"
    r"\b(?:sort|kind)\s+of\b)"
)
_BROKEN_OFF: Final = re.compile(r"\w[-–—]{1,2}(?=\s|$)|\w\s*(?:\.{3,}|…)")
_REPEATED: Final = re.compile(
    r"(?i)\b(I|the|a|an|we|you|they|it|it's|to|and|is|in|my|our|but|if|of|for|can|I was|we have)"
    r"(?:,\s*|\s+)\1\b"
)


def count_fillers(text: str) -> int:
    """How often "um", "you know", "sort of" and the like are said."""
    return sum(1 for _ in _FILLER.finditer(text))


def count_hesitations(text: str) -> int:
    """How often a word is broken off ("exp- export"), repeated ("I I") or left hanging ("so…")."""
    return sum(1 for pattern in (_BROKEN_OFF, _REPEATED) for _ in pattern.finditer(text))
