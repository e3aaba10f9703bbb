"""Personal data and secrets out of text, before it can leave the warehouse.

E-mail addresses, phone numbers, card numbers (Luhn-checked), IBANs (checked by their own digits),
tokens by the prefix their issuer gives them, and whatever stands behind "password" or "token". Each
is replaced by a marker such as `[email]`, so that a quote still reads as a sentence. Names stay: no
list of them is complete, and who is meant is often the matter ("ask Ana for the contract").
"""

import re
from typing import Final

MIN_PHONE_DIGITS: Final = 8
MAX_PHONE_DIGITS: Final = 15
MIN_SECRET_CHARACTERS: Final = 4
MIN_IBAN_CHARACTERS: Final = 15
MAX_IBAN_CHARACTERS: Final = 34

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
# no card begins like a moment of this century, 20260930101500
_CARD: Final = re.compile(r"\b(?:[13-9]|2[2-7])(?:[ -]?\d){11,17}[ -]?\d\b")
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
# ten digits in a row are an order or a phone number: only words before them tell
_PHONE_LABELLED: Final = re.compile(
    r"(?i)\b((?:tele)?phone|mobile|cell|tel|fax|whatsapp|(?:call|reach|ring|text|phone)\s+(?:me|us))"
    r"((?:\s+(?:back|number|no|nr|is|at|on|under|via|anytime|today|directly))*[^\w+]{0,3})"
    r"(\+?\d(?:[ ().-]{0,2}\d){6,14}(?:\s*(?:x|ext\.?)\s*\d{1,5})?)(?![\w-])"
)
_EMAIL_IN_WORDS: Final = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]++\s*[(\[{]\s*at\s*[)\]}]\s*[\w-]+"
    r"(?:\s*(?:\.|[(\[{]\s*dot\s*[)\]}])\s*[\w-]+)+|(?<![\w.+-])[\w.+-]++ at [\w-]+ dot "
    r"(?:com|org|net|edu|gov|io|ai|eu|co|uk|de|fr|es|it|nl)\b"
)
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b")
_TOKEN: Final = re.compile(
    r"\b(?:(?:sk|pk|rk)_(?:live|test)_\w{4,}|sk-[\w-]{16,}|whsec_\w{8,}|gh[pousr]_\w{16,}"
    r"|github_pat_\w{16,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{8,}|(?:AKIA|ASIA)[A-Z0-9]{12,}"
    r"|AIza[\w-]{30,}|ya29\.[\w-]{16,}|SG\.[\w-]{16,}\.[\w-]{16,}|(?:npm|hf|shpat|dop_v1)_\w{16,}"
    r"|eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?)"
    r"|(?s:-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*-----|\Z))"
)
_BEARER: Final = re.compile(r"(?i)\b(bearer|basic)(\s+)(?=\S*\d)([\w.~+/-]{12,}=*)")
_URL_LOGIN: Final = re.compile(r"(\w+://)[^\s/:@]+:[^\s/@]+(?=@)")
_URL_SECRET: Final = re.compile(
    r"(?i)([?&#;](?:[\w-]*(?:token|secret|signature|password|passwd|api_?key)|key|sig|auth|code|"
    r"session(?:_?id)?|sid|jwt|pwd|otp|invite|nonce)=)([^&\s#<>\[\]]+)"
)
_SECRET: Final = re.compile(
    r"(?i)(?<![$\w])(pass(?:word|code|phrase)?|passwort|kennwort|mot de passe|contraseña|senha|"
    r"wachtwoord|pwd?|pin(?: code)?|credentials|creds|(?:api|access|secret|license|private)"
    r"[ _-]?key|token|secret)(\s*(?::(?!:)|=+)\s*|\s+(?:is|was|to|ist|es|est)\s*:?\s+|\s+)"
    r"([\"'`“]?)(?![/$])([^\s\"'`”]{4,})"
)
_NO_SECRET: Final = re.compile(
    r"(?i)\[.*|(?:in)?correct|(?:in)?valid|wrong|required?|expired?|missing|reset\w*|changed?|none|"
    r"null|true|false|empty|works?|fails?|please|that|this|what|when|https?:.*|\d+(?:st|nd|rd|th|x)"
)


def redact_personal_data(text: str) -> tuple[str, int]:
    """Replace personal data by markers; returns the text and how many were replaced."""
    count = 0

    def mark(marker: str) -> str:
        nonlocal count
        count += 1
        return marker

    def mark_behind(found: re.Match[str], marker: str) -> str:
        return f"{found[1]}{found[2]}{mark(marker)}"

    text = _URL_LOGIN.sub(lambda m: m[1] + mark("[secret]"), text)
    text = _URL_SECRET.sub(lambda m: m[1] + mark("[secret]"), text)
    text = _TOKEN.sub(lambda _: mark("[secret]"), text)
    text = _BEARER.sub(lambda m: mark_behind(m, "[secret]"), text)
    text = _SECRET.sub(
        lambda m: f"{m[1]}{m[2]}{m[3]}{mark('[secret]')}{_end_of(m[4])}" if _is_secret(m) else m[0],
        text,
    )
    text = _EMAIL.sub(lambda _: mark("[email]"), text)
    text = _EMAIL_IN_WORDS.sub(lambda _: mark("[email]"), text)
    text = _IBAN.sub(lambda m: mark("[iban]") if _is_iban(m[0]) else m[0], text)
    text = _CARD_IN_GROUPS.sub(lambda _: mark("[card]"), text)
    text = _CARD.sub(lambda m: mark("[card]") if _passes_luhn(m[0]) else m[0], text)
    text = _PHONE_LABELLED.sub(
        lambda m: mark_behind(m, "[phone]") if not _NO_PHONE.fullmatch(m[3]) else m[0], text
    )
    text = _PHONE.sub(lambda m: mark("[phone]") if _is_phone(m[0]) else m[0], text)
    return text, count


def _is_phone(candidate: str) -> bool:
    digits = sum(character.isdigit() for character in candidate)
    is_long_enough = MIN_PHONE_DIGITS <= digits <= MAX_PHONE_DIGITS
    return is_long_enough and not _NO_PHONE.fullmatch(candidate)


def _is_secret(found: re.Match[str]) -> bool:
    """Behind a colon anything may be one; behind "is" it must not look like a word."""
    label, joint, quote, word = found[1].lower(), found[2].strip(), found[3], found[4]
    word = word.removesuffix(_end_of(word))
    if len(word) < MIN_SECRET_CHARACTERS or _NO_SECRET.fullmatch(word):
        return False
    has_digit = any(character.isdigit() for character in word)
    has_letter = any(character.isalpha() for character in word)
    is_mixed = has_digit and has_letter
    if label == "pass":  # "PASS: src/door_test" is what test runners print
        return is_mixed and "/" not in word
    if joint[-1:] in {":", "="} or (quote and joint):
        return label not in {"token", "secret"} or not word.isalpha()
    has_inner_mark = has_letter and not re.fullmatch(r"[\w'’,.;:/()-]+", word)
    is_pin = label.startswith("pin") and word.isdigit()
    return is_mixed or has_inner_mark or (bool(joint) and (is_pin or word.isdigit()))


def _end_of(word: str) -> str:
    """Marks at the end belong to the sentence, except "!", which passwords like."""
    return word[len(word.rstrip(".,;:?)]}")) :]


def _is_iban(candidate: str) -> bool:
    """ISO 13616: with the first four at the end and letters as 10 to 35, mod 97 is 1."""
    plain = candidate.replace(" ", "").replace("-", "")
    if not MIN_IBAN_CHARACTERS <= len(plain) <= MAX_IBAN_CHARACTERS:
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def _passes_luhn(candidate: str) -> bool:
    digits = [int(character) for character in reversed(candidate) if character.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[0::2]) + sum(doubled)) % 10 == 0
