"""What the author of a segment wants."""

import dataframely as dy
import polars as pl

from python_models.embeddings import Vectors
from python_models.frames import SegmentIntents
from python_models.heads import Classifier


def classify_intents(
    segment_ids: pl.Series, vectors: Vectors, *, classifier: Classifier
) -> dy.DataFrame[SegmentIntents]:
    """Give each segment its likeliest intent and how sure the classifier is.

    Args:
        segment_ids: one id a row of `vectors`.
        vectors: shape (rows, 384).
        classifier: labels of `frames.INTENTS`.
    """
    probabilities = classifier.predict(vectors)
    frame = pl.DataFrame(
        {
            "segment_id": segment_ids,
            "intent": [classifier.labels[index] for index in probabilities.argmax(axis=1)],
            "confidence_score": probabilities.max(axis=1) if len(probabilities) else [],
        },
        schema_overrides={
            "segment_id": pl.String,
            "intent": pl.String,
            "confidence_score": pl.Float64,
        },
    ).with_columns(pl.lit(classifier.version).alias("model_version"))
    return SegmentIntents.validate(frame, cast=True)
