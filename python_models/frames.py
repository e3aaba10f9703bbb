"""The one contract of the enriched layer: a schema per frame.

The same schemas validate what functions return, create the empty tables that dbt reads before the
first run, and say what each column means.
"""

from typing import Final

import dataframely as dy

EMBEDDING_DIMENSION: Final = 384
INTENTS: Final = (
    "question",
    "bug_report",
    "feature_request",
    "complaint",
    "account_request",
    "praise",
    "other",
)
EMOTIONS: Final = ("frustrated", "confused", "pleasantly_surprised", "neutral")
SIGNALS: Final = (
    "churn_risk",
    "expansion",
    "competitor_mention",
    "workaround",
    "findability",
    "confusion",
    "unaware",
    "escalation_demand",
    "hesitation",
)


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
    model_version = dy.String()


class SegmentedMessages(dy.Schema):
    """One row per message that was split, with the text it had then; others are still to do."""

    message_id = dy.String(primary_key=True)
    text_sha256 = dy.String()
    segment_count = dy.Int32(min=0)
    model_version = dy.String()


class LabelledSegments(dy.Schema):
    """One row per segment and label table: the version that looked at it, label found or not."""

    labelled_id = dy.String(primary_key=True)
    segment_id = dy.String()
    label_table = dy.String()
    model_version = dy.String()


class SegmentEmbeddings(dy.Schema):
    """One row per distinct text and model."""

    content_sha256 = dy.String(primary_key=True)
    model_version = dy.String(primary_key=True)
    embedding = dy.Array(dy.Float32(), EMBEDDING_DIMENSION)


class SegmentSentiments(dy.Schema):
    """One row per segment: how it sounds."""

    segment_id = dy.String(primary_key=True)
    sentiment_score = dy.Float64(min=-1.0, max=1.0)
    emotion = dy.Enum(list(EMOTIONS))
    emotion_confidence_score = dy.Float64(min=0.0, max=1.0)
    model_version = dy.String()


class SegmentIntents(dy.Schema):
    """One row per segment: what its author wants."""

    segment_id = dy.String(primary_key=True)
    intent = dy.Enum(list(INTENTS))
    confidence_score = dy.Float64(min=0.0, max=1.0)
    model_version = dy.String()


class SegmentSignals(dy.Schema):
    """One row per segment and signal."""

    segment_id = dy.String(primary_key=True)
    signal = dy.Enum(list(SIGNALS), primary_key=True)
    signal_kind = dy.String(nullable=True)
    strength = dy.Enum(["explicit", "implied", "casual"])
    confidence_score = dy.Float64(min=0.0, max=1.0)
    model_version = dy.String()


class Topics(dy.Schema):
    """One row per topic in its current version."""

    topic_id = dy.String(primary_key=True)
    parent_topic_id = dy.String(nullable=True)
    topic_level = dy.String(check=lambda c: c.is_in(["topic", "parent"]))
    topic_version = dy.Int32(min=1)
    topic_label = dy.String(min_length=1)
    key_phrases = dy.String()  # best first, joined by ', ': lists differ between engines
    similarity_threshold_score = dy.Float64(min=-1.0, max=1.0, nullable=True)
    centroid = dy.Array(dy.Float32(), EMBEDDING_DIMENSION)
    first_seen_at = dy.Datetime()
    status = dy.String(check=lambda c: c.is_in(["active", "watch", "retired"]))
    model_version = dy.String()


class TopicExamples(dy.Schema):
    """One row per topic and representative segment, the most typical first."""

    topic_id = dy.String(primary_key=True)
    example_number = dy.Int32(min=1, primary_key=True)
    segment_id = dy.String()


class SegmentTopics(dy.Schema):
    """One row per segment that was looked at: its topic, or null and `is_noise`."""

    segment_id = dy.String(primary_key=True)
    topic_id = dy.String(nullable=True)
    topic_version = dy.Int32(min=1, nullable=True)
    similarity_score = dy.Float64(min=-1.0, max=1.0, nullable=True)
    is_noise = dy.Bool()
    noise_reason = dy.String(
        nullable=True, check=lambda c: c.is_in(["no_request", "not_english", "unlike_any_topic"])
    )
    model_version = dy.String()


class TopicLineage(dy.Schema):
    """One row per change of a topic between two versions."""

    from_topic_id = dy.String(nullable=True)
    to_topic_id = dy.String(nullable=True)
    topic_version = dy.Int32(min=1)
    change = dy.String(check=lambda c: c.is_in(["continued", "born", "split", "merged", "retired"]))
    jaccard_score = dy.Float64(min=0.0, max=1.0, nullable=True)


ENRICHED_TABLES: Final[dict[str, type[dy.Schema]]] = {
    "email_threads": EmailThreads,
    "message_texts": MessageTexts,
    "message_segments": MessageSegments,
    "segmented_messages": SegmentedMessages,
    "labelled_segments": LabelledSegments,
    "segment_embeddings": SegmentEmbeddings,
    "segment_sentiments": SegmentSentiments,
    "segment_intents": SegmentIntents,
    "segment_signals": SegmentSignals,
    "topics": Topics,
    "topic_examples": TopicExamples,
    "segment_topics": SegmentTopics,
    "topic_lineage": TopicLineage,
}
