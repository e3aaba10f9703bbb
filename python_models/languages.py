"""Which messages and segments are not English: MiniLM and the label bank are, others are marked."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from lingua import LanguageDetector

ENGLISH: Final = "en"
# Short or terse English ("tiles load one... by... one...") looks foreign to any detector:
# doubt counts as English.
MAX_ENGLISH_CONFIDENCE: Final = 0.02
MIN_LETTERS: Final = 16
# a sentence of its own language inside a message of another: below that nobody can tell
MIN_SEGMENT_LETTERS: Final = 24
# the detector costs more than all the rest of splitting, and most texts need no detector
MIN_ENGLISH_WORDS: Final = 2
MIN_ENGLISH_SHARE: Final = 0.15

_NOT_WORDS: Final = re.compile(r"https?://\S+|[@#]\w+|\[\w+\]")
_LATIN_LETTER: Final = re.compile(r"[A-Za-z]")
_LETTER: Final = re.compile(r"[^\W\d_]")
# common in English and no word of the other languages
_ENGLISH_WORD: Final = re.compile(
    r"\b(?:the|and|you|your|with|this|that|these|those|they|them|their|then|there|it|it['’]s|its|"
    r"i['’](?:m|ve|d|ll)|(?:do|does|did|ca|could|wo|is|was|are|has|have)n['’]t|can['’]t|not|from|"
    r"what|when|where|which|who|why|how|would|could|should|been|being|because|please|thanks|my|our|"
    r"us|has|does|did|are|were|every|any|again|still|than|about|after|before|while|into|only|other|"
    r"always|never|have)\b",
    re.IGNORECASE,
)


def detect_languages(texts: pl.Series) -> pl.Series:
    """ISO 639-1 code of each text; `en` unless the detector is all but certain that it is not."""
    return pl.Series("language_code", [_detect_language(text) for text in texts], dtype=pl.String)


def detect_segment_languages(segments: pl.Series, *, of_messages: pl.Series) -> pl.Series:
    """Code of each segment where it is long enough to tell, else the code of its message."""
    codes = [
        _detect_segment_language(segment, of_message)
        for segment, of_message in zip(segments, of_messages, strict=True)
    ]
    return pl.Series("language_code", codes, dtype=pl.String)


def _detect_segment_language(segment: str, of_message: str) -> str:
    words = _NOT_WORDS.sub(" ", segment)
    if _is_plainly_english(words):
        return ENGLISH
    letters = len(_LETTER.findall(words))
    return _detect_language(segment) if letters >= MIN_SEGMENT_LETTERS else of_message


def _detect_language(text: str) -> str:
    words = _NOT_WORDS.sub(" ", text)
    if _is_plainly_english(words):
        return ENGLISH
    letters = len(_LETTER.findall(words))
    is_latin = len(_LATIN_LETTER.findall(words)) * 2 > letters
    # a handful of Japanese characters is already a sentence, a handful of Latin letters is not
    if letters < (MIN_LETTERS if is_latin else 3):
        return ENGLISH
    return _ask_detector(words)


def _is_plainly_english(words: str) -> bool:
    found = _ENGLISH_WORD.findall(words)
    return (
        len({word.lower() for word in found}) >= MIN_ENGLISH_WORDS
        and len(found) >= len(words.split()) * MIN_ENGLISH_SHARE
    )


def _ask_detector(words: str) -> str:
    from lingua import Language

    detector = _detector()
    if detector.compute_language_confidence(words, Language.ENGLISH) > MAX_ENGLISH_CONFIDENCE:
        return ENGLISH
    language = detector.detect_language_of(words)
    return language.iso_code_639_1.name.lower() if language else ENGLISH


@cache
def _detector() -> "LanguageDetector":
    from lingua import Language, LanguageDetectorBuilder

    names = (
        "ARABIC CHINESE CZECH DANISH DUTCH ENGLISH FINNISH FRENCH GERMAN INDONESIAN ITALIAN "
        "JAPANESE KOREAN POLISH PORTUGUESE RUSSIAN SPANISH SWEDISH TURKISH UKRAINIAN"
    )
    return LanguageDetectorBuilder.from_languages(
        *(getattr(Language, name) for name in names.split())
    ).build()
