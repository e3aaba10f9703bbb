"""How a segment comes across: sentiment, tone, friction, emotion."""

from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import EMOTIONS, SENTIMENTS, SegmentSentiments
from python_models.label_reader import Readings

# Below this the runner-up is too close: neutral says "not known to be anything else".
MIN_EMOTION_CONFIDENCE: Final = 0.4
_NEGATIVE: Final = SENTIMENTS.index("negative")
_POSITIVE: Final = SENTIMENTS.index("positive")


def score_sentiment(
    segment_ids: pl.Series, readings: Readings, *, friction_threshold: float, version: str
) -> dy.DataFrame[SegmentSentiments]:
    """Score segments.

    Args:
        segment_ids: one id a row of `readings`.
        readings: heads sentiment, wording, friction and emotion, in the order of their labels.
        friction_threshold: probability from which a segment tells of friction.
        version: becomes model_version.
    """
    sentiment, wording = readings["sentiment"], readings["wording"]
    friction, emotion = readings["friction"][:, 0], readings["emotion"]
    frame = pl.DataFrame(
        {
            "segment_id": segment_ids,
            "sentiment": [SENTIMENTS[place] for place in sentiment.argmax(axis=1)],
            "sentiment_score": sentiment[:, _POSITIVE] - sentiment[:, _NEGATIVE],
            "wording_score": wording[:, _POSITIVE] - wording[:, _NEGATIVE],
            "friction_score": friction,
            "is_friction": friction >= friction_threshold,
            "emotion": [
                EMOTIONS[place] if share >= MIN_EMOTION_CONFIDENCE else "neutral"
                for place, share in zip(emotion.argmax(axis=1), emotion.max(axis=1), strict=True)
            ],
            "emotion_confidence_score": emotion.max(axis=1),
        },
        schema_overrides={"segment_id": pl.String, "sentiment": pl.String, "emotion": pl.String},
    ).with_columns(pl.lit(version).alias("model_version"))
    return SegmentSentiments.validate(frame, cast=True)
