"""Schemas of what is said of segments: labels, entities, requests, and what labels them."""

from typing import Final

import dataframely as dy

INTENTS: Final = (
    "question",
    "bug_report",
    "feature_request",
    "complaint",
    "account_request",
    "praise",
    "other",
)
SENTIMENTS: Final = ("negative", "neutral", "positive")
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


SIGNAL_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "churn_risk": (
        "evaluating_alternatives",
        "recurring_problem",
        "losing_confidence",
        "downgrade",
        "budget_concern",
        "cancellation",
    ),
    "expansion": ("higher_tier", "usage_limit", "team_growth", "additional_product"),
    "workaround": ("core_failure", "beyond_intended_use"),
}
STRENGTHS: Final = ("explicit", "implied", "casual")
ENTITY_TYPES: Final = ("feature", "competitor", "integration", "plan")


class SegmentSentiments(dy.Schema):
    """One row per segment: how it sounds, and how well it went for the customer."""

    segment_id = dy.String(primary_key=True)
    sentiment = dy.Enum(list(SENTIMENTS))
    sentiment_score = dy.Float64(min=-1.0, max=1.0)
    wording_score = dy.Float64(min=-1.0, max=1.0)
    friction_score = dy.Float64(min=0.0, max=1.0)
    is_friction = dy.Bool()
    emotion = dy.Enum(list(EMOTIONS))
    emotion_confidence_score = dy.Float64(min=0.0, max=1.0)
    model_version = dy.String()


class SegmentIntents(dy.Schema):
    """One row per segment: what its author wants."""

    segment_id = dy.String(primary_key=True)
    intent = dy.Enum(list(INTENTS))
    second_intent = dy.Enum(list(INTENTS), nullable=True)
    confidence_score = dy.Float64(min=0.0, max=1.0)
    second_confidence_score = dy.Float64(min=0.0, max=1.0, nullable=True)
    is_abstained = dy.Bool()
    model_version = dy.String()


class SegmentSignals(dy.Schema):
    """One row per segment and signal."""

    segment_id = dy.String(primary_key=True)
    signal = dy.Enum(list(SIGNALS), primary_key=True)
    signal_kind = dy.String(nullable=True)
    strength = dy.Enum(list(STRENGTHS))
    confidence_score = dy.Float64(min=0.0, max=1.0)
    model_version = dy.String()


class SegmentEntities(dy.Schema):
    """One row per segment and thing of a lookup that it names or describes.

    Positions are characters of `MessageTexts.text`; null where the meaning matched, not the words.
    """

    segment_id = dy.String(primary_key=True)
    entity_type = dy.Enum(list(ENTITY_TYPES), primary_key=True)
    entity_id = dy.String(primary_key=True)
    matched_text = dy.String(nullable=True)
    char_start = dy.Int32(min=0, nullable=True)
    char_end = dy.Int32(min=1, nullable=True)
    confidence_score = dy.Float64(min=0.0, max=1.0)
    model_version = dy.String()


class FeatureRequests(dy.Schema):
    """One row per segment that asks for something: what is needed, expected and in the way.

    Expectation and friction are other segments of the same conversation, null where unsaid.
    """

    segment_id = dy.String(primary_key=True)
    need_text = dy.String()
    expectation_segment_id = dy.String(nullable=True)
    expectation_text = dy.String(nullable=True)
    friction_segment_id = dy.String(nullable=True)
    friction_text = dy.String(nullable=True)
    is_hidden_in_complaint = dy.Bool()
    model_version = dy.String()


class LabelReaders(dy.Schema):
    """One row per role: the reader fitted on the label bank, and it after people's corrections."""

    reader_role = dy.String(primary_key=True, check=lambda c: c.is_in(["bank", "current"]))
    content = dy.Binary()
    model_version = dy.String()


class LabelChecks(dy.Schema):
    """One row per segment that a person labelled and label that person, model or keywords give it.

    `is_labelled` says whether the person, `is_predicted` whether the model and `has_keyword`
    whether the keyword list gives the segment this label.
    """

    label_check_id = dy.String(primary_key=True)
    segment_id = dy.String()
    label_family = dy.String(check=lambda c: c.is_in(["intent", "emotion", "sentiment", "signal"]))
    label = dy.String()
    is_labelled = dy.Bool()
    is_predicted = dy.Bool()
    has_keyword = dy.Bool()
    model_version = dy.String()


class LabelledSegments(dy.Schema):
    """One row per segment and label table: the version that looked at it, label found or not."""

    labelled_id = dy.String(primary_key=True)
    segment_id = dy.String()
    label_table = dy.String()
    model_version = dy.String()
