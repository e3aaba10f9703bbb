"""How a segment sounds: a score from −1 to 1 and an emotion."""

from typing import Final

import dataframely as dy
import polars as pl

from python_models.embeddings import Vectors
from python_models.frames import SegmentSentiments
from python_models.heads import Classifier

# Below this the runner-up is too close: neutral says "not known to be anything else".
MIN_EMOTION_CONFIDENCE: Final = 0.4


def score_sentiment(
    segment_ids: pl.Series, vectors: Vectors, *, polarity: Classifier, emotion: Classifier
) -> dy.DataFrame[SegmentSentiments]:
    """Score segments.

    Args:
        segment_ids: one id a row of `vectors`.
        vectors: shape (rows, 384).
        polarity: labels negative, neutral, positive; the score is P(positive) − P(negative).
        emotion: labels of `frames.EMOTIONS`.
    """
    probabilities = polarity.predict(vectors)
    positive, negative = polarity.labels.index("positive"), polarity.labels.index("negative")
    emotions = emotion.predict(vectors)
    best = emotions.argmax(axis=1)
    confidence = emotions.max(axis=1)
    labels = [
        emotion.labels[index] if share >= MIN_EMOTION_CONFIDENCE else "neutral"
        for index, share in zip(best, confidence, strict=True)
    ]
    frame = pl.DataFrame(
        {
            "segment_id": segment_ids,
            "sentiment_score": probabilities[:, positive] - probabilities[:, negative],
            "emotion": labels,
            "emotion_confidence_score": confidence,
        },
        schema_overrides={"segment_id": pl.String, "emotion": pl.String},
    ).with_columns(pl.lit(f"{polarity.version}/{emotion.version}").alias("model_version"))
    return SegmentSentiments.validate(frame, cast=True)
