"""Which messages are not English: MiniLM and the label bank are, so others are only marked."""

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

_NOT_WORDS: Final = re.compile(r"https?://\S+|[@#]\w+|\[\w+\]")
_LATIN_LETTER: Final = re.compile(r"[A-Za-z]")
_LETTER: Final = re.compile(r"[^\W\d_]")


def detect_languages(texts: pl.Series) -> pl.Series:
    """ISO 639-1 code of each text; `en` unless the detector is all but certain that it is not."""
    return pl.Series("language_code", [_detect_language(text) for text in texts], dtype=pl.String)


def _detect_language(text: str) -> str:
    words = _NOT_WORDS.sub(" ", text)
    letters = len(_LETTER.findall(words))
    is_latin = len(_LATIN_LETTER.findall(words)) * 2 > letters
    # a handful of Japanese characters is already a sentence, a handful of Latin letters is not
    if letters < (MIN_LETTERS if is_latin else 3):
        return ENGLISH
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
