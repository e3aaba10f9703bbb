"""Signals in a segment: for now that the customer demands somebody senior."""

from typing import Final

import dataframely as dy
import polars as pl

from python_models.embeddings import Vectors
from python_models.frames import SegmentSignals
from python_models.heads import Classifier

NO_SIGNAL: Final = "none"
MIN_CONFIDENCE: Final = 0.6
EXPLICIT_CONFIDENCE: Final = 0.85


def detect_signals(
    segment_ids: pl.Series, vectors: Vectors, *, classifier: Classifier
) -> dy.DataFrame[SegmentSignals]:
    """One row per segment and signal whose probability is at least 0.6.

    Args:
        segment_ids: one id a row of `vectors`.
        vectors: shape (rows, 384).
        classifier: labels are signals and `none`.
    """
    probabilities = classifier.predict(vectors)
    frames = [
        pl.DataFrame(
            {"segment_id": segment_ids, "confidence_score": probabilities[:, column]},
            schema={"segment_id": pl.String, "confidence_score": pl.Float64},
        ).with_columns(pl.lit(signal).alias("signal"))
        for column, signal in enumerate(classifier.labels)
        if signal != NO_SIGNAL
    ]
    found = pl.concat(frames).filter(pl.col("confidence_score") >= MIN_CONFIDENCE)
    frame = found.with_columns(
        pl.lit(None, dtype=pl.String).alias("signal_kind"),
        pl.when(pl.col("confidence_score") >= EXPLICIT_CONFIDENCE)
        .then(pl.lit("explicit"))
        .otherwise(pl.lit("implied"))
        .alias("strength"),
        pl.lit(classifier.version).alias("model_version"),
    )
    return SegmentSignals.validate(frame, cast=True)
