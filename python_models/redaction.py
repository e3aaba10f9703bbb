"""Personal data out of text, before it can leave the warehouse.

First version: e-mail addresses, phone numbers, card numbers (Luhn-checked) and secrets behind a
label. Each is replaced by a marker such as `[email]`, so that a quote still reads as a sentence.
"""

import re
from typing import Final

MIN_PHONE_DIGITS: Final = 8
MAX_PHONE_DIGITS: Final = 15

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CARD: Final = re.compile(r"\b\d(?:[ -]?\d){12,18}\b")
# written like a card it is meant as one, also with a mistyped digit
_CARD_IN_GROUPS: Final = re.compile(
    r"(?<![\d-])(?:\d{4}(?:[ -]\d{4}){3}|\d{4}[ -]\d{6}[ -]\d{5})(?![\d-])"
)
# international: a plus and 8 to 15 digits in any grouping; national: an area code set off from the
# rest (with or without 00 and a country, or a 1), pairs (France, Spain), a slash (Germany)
_PHONE: Final = re.compile(
    r"\+\d(?:[ ().-]{0,2}\d){7,14}(?!\d)"
    r"|(?<![\w.-])(?:"
    r"(?:1[ .-]|00\d{1,3}[ .-])?(?:\(\d{2,5}\)[ .-]?\d{3,5}|\d{2,5}[ .-]\d{3,4})[ .-]?\d{3,4}"
    r"|0\d(?:[ .-]\d{2}){4}|[6-9]\d{2}(?: \d{2}){3}"
    r"|0\d{2,4}/\d{5,8}"
    r")(?![\w-]|\.\d)"
)
# digits grouped by thousands, or a row of years
_NO_PHONE: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|(?:(?:19|20)\d{2}[ .-]?)+")
_SECRET: Final = re.compile(
    r"(?i)\b(password|passwort|contraseña|api[ _-]?key|token|secret)(\s*(?:is|[:=])\s*)(\S{6,})"
)


def redact_personal_data(text: str) -> tuple[str, int]:
    """Replace personal data by markers; returns the text and how many were replaced."""
    count = 0

    def mark(marker: str) -> str:
        nonlocal count
        count += 1
        return marker

    text = _EMAIL.sub(lambda _: mark("[email]"), text)
    text = _CARD_IN_GROUPS.sub(lambda _: mark("[card]"), text)
    text = _CARD.sub(lambda m: mark("[card]") if _passes_luhn(m.group()) else m.group(), text)
    text = _PHONE.sub(lambda m: mark("[phone]") if _is_phone(m.group()) else m.group(), text)
    text = _SECRET.sub(
        lambda m: (
            m.group(1) + m.group(2) + mark("[secret]") if _is_secret(m.group(3)) else m.group()
        ),
        text,
    )
    return text, count


def _is_phone(candidate: str) -> bool:
    digits = sum(character.isdigit() for character in candidate)
    is_long_enough = MIN_PHONE_DIGITS <= digits <= MAX_PHONE_DIGITS
    return is_long_enough and not _NO_PHONE.fullmatch(candidate)


def _is_secret(word: str) -> bool:
    return any(character.isdigit() for character in word) and word != "[secret]"


def _passes_luhn(candidate: str) -> bool:
    digits = [int(character) for character in reversed(candidate) if character.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[0::2]) + sum(doubled)) % 10 == 0
