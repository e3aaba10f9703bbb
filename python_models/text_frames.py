"""Schemas of texts: messages, their segments, their embeddings."""

from typing import Final

import dataframely as dy

EMBEDDING_DIMENSION: Final = 384


class EmailThreads(dy.Schema):
    """One row per e-mail message: the thread it belongs to."""

    email_message_id = dy.String(primary_key=True)
    thread_id = dy.String()
    thread_method = dy.String(
        check=lambda c: c.is_in(["references", "in_reply_to", "subject", "root"])
    )


class MessageTexts(dy.Schema):
    """One row per message: what its author wrote, without quotes, signature and personal data."""

    message_id = dy.String(primary_key=True)
    source_text_md5 = dy.String()
    text = dy.String()
    text_sha256 = dy.String()
    has_quoted_text = dy.Bool()
    has_signature = dy.Bool()
    redaction_count = dy.Int32(min=0)
    filler_count = dy.Int32(min=0)
    hesitation_count = dy.Int32(min=0)
    model_version = dy.String()


class MessageSegments(dy.Schema):
    """One row per slice of a customer message; positions are characters of `MessageTexts.text`."""

    segment_id = dy.String(primary_key=True)
    message_id = dy.String()
    segment_number = dy.Int32(min=1)
    char_start = dy.Int32(min=0)
    char_end = dy.Int32(min=1)
    content_sha256 = dy.String()
    segment_text = dy.String(min_length=1)
    language_code = dy.String()
    is_courtesy = dy.Bool()
    model_version = dy.String()


class SegmentedMessages(dy.Schema):
    """One row per message that was split, with the text it had then; others are still to do."""

    message_id = dy.String(primary_key=True)
    text_sha256 = dy.String()
    segment_count = dy.Int32(min=0)
    model_version = dy.String()


class SegmentEmbeddings(dy.Schema):
    """One row per distinct text and model."""

    content_sha256 = dy.String(primary_key=True)
    model_version = dy.String(primary_key=True)
    embedding = dy.Array(dy.Float32(), EMBEDDING_DIMENSION)
    # of upper layers moved to tell what people do with words; the other tells the matter
    reading_embedding = dy.Array(dy.Float32(), EMBEDDING_DIMENSION)
    reading_version = dy.String()
