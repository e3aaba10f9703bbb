"""What an author wrote themself: quoted text, signatures and personal data removed."""

import hashlib
import re
from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import MessageTexts
from python_models.hesitations import count_fillers, count_hesitations
from python_models.redaction import redact_personal_data

VERSION: Final = "reply-4"

# Only texts that may hold a quote or a signature are parsed: the parser costs a millisecond a text.
_MAY_HOLD_QUOTE: Final = (
    r"(?m)^\s*>|wrote:|schrieb|a écrit|escribió|escreveu|^From:|^Von:|^De:|Original Message|^--\s*$"
    r"|^_{5,}"
    r"|\n\s*\n\s*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}\s*$"
    r"|(?i)^(best|kind|warm|many thanks|thanks|thank you|cheers|regards|sincerely|mit freundlichen"
    r"|cordialement|saludos|sent from my|get outlook for|gesendet von|envoyé de|enviado desde)"
)
_MAY_HOLD_SECRET: Final = re.compile(
    r"(?i)[@\d]|pass|kennwort|senha|contrase|wachtwoord|pwd?\b|secret|token|key|creds|credentials|"
    r"[(\[{ ]at[)\]} ]"
)
_LANGUAGES: Final = ["en", "de", "fr", "es", "it", "nl"]
_DEVICE_LINE: Final = re.compile(
    r"(?im)^\s*(sent from my|get outlook for|gesendet von|envoyé de(?:puis)?|enviado desde)\b.*$"
)
# a last paragraph that is nothing but a name, as most people sign
_NAME_LINE: Final = re.compile(r"\n\s*\n\s*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}\s*\Z")
_DELIMITED_SIGNATURE: Final = re.compile(r"(?m)^--\s*$[\s\S]*\Z")


def extract_message_texts(messages: pl.DataFrame) -> dy.DataFrame[MessageTexts]:
    """Clean each message.

    Args:
        messages: message_id, source_text (null or empty when the record had none), source_text_md5.
    """
    source = _without_slack_marks(pl.col("source_text").fill_null("")).str.strip_chars()
    may_hold_quote = source.str.contains(_MAY_HOLD_QUOTE)
    replies = [
        extract_reply(text) if may_hold_quote else (text, False, False)
        for text, may_hold_quote in messages.select(source, quote=may_hold_quote).iter_rows()
    ]
    redacted = [
        redact_personal_data(reply) if _MAY_HOLD_SECRET.search(reply) else (reply, 0)
        for reply, _, _ in replies
    ]
    frame = messages.select(
        "message_id",
        "source_text_md5",
        pl.Series("text", [text for text, _ in redacted], dtype=pl.String),
        pl.Series("text_sha256", [_sha256(text) for text, _ in redacted], dtype=pl.String),
        pl.Series("has_quoted_text", [quoted for _, quoted, _ in replies], dtype=pl.Boolean),
        pl.Series("has_signature", [signed for _, _, signed in replies], dtype=pl.Boolean),
        pl.Series("redaction_count", [count for _, count in redacted], dtype=pl.Int32),
        pl.Series("filler_count", [count_fillers(text) for text, _ in redacted], dtype=pl.Int32),
        pl.Series(
            "hesitation_count", [count_hesitations(text) for text, _ in redacted], dtype=pl.Int32
        ),
        model_version=pl.lit(VERSION),
    )
    return MessageTexts.validate(frame, cast=True)


def extract_reply(text: str) -> tuple[str, bool, bool]:
    """Split a mail body into (own words, whether it quoted, whether it was signed).

    A body that is nothing but a quote or a signature comes back whole: better a noisy text than a
    lost one.
    """
    from mailparser_reply import EmailReplyParser

    unsigned = _DEVICE_LINE.sub("", _DELIMITED_SIGNATURE.sub("", text)).strip()
    parsed = EmailReplyParser(languages=_LANGUAGES).read(text=unsigned)
    if not parsed.replies:
        return text, False, False
    body = parsed.replies[0].body.strip()
    own_words = _NAME_LINE.sub("", body)
    if not own_words:
        return text, False, False
    has_quote = len(parsed.replies) > 1 or any(
        line.lstrip().startswith(">") for line in text.splitlines()
    )
    has_signature = bool(
        unsigned != text.strip() or own_words != body or parsed.replies[0].signatures
    )
    return own_words, has_quote, has_signature


def _without_slack_marks(text: pl.Expr) -> pl.Expr:
    """Slack writes people and links in marks of its own."""
    return (
        text.str.replace_all(r"<[@!][^>|]*\|@?([^>]+)>", "@$1")
        .str.replace_all(r"<#[^>|]*\|([^>]+)>", "#$1")
        .str.replace_all(r"<[@#][A-Z0-9]+>", "@somebody")
        .str.replace_all(r"<!(here|channel|everyone)>", "@$1")
        .str.replace_all(r"<(?:mailto|tel):[^>|]*\|([^>]+)>", "$1")
        .str.replace_all(r"<(https?://[^>|]*)(?:\|[^>]*)?>", "$1")
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
