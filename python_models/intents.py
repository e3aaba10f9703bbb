"""What the author of a segment wants, and what else."""

from typing import Final

import dataframely as dy
import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.frames import INTENTS, SegmentIntents
from python_models.label_reader import Readings
from python_models.linear_heads import Matrix

# From here on a second intent is said as well, not only nearly said.
MIN_SECOND_CONFIDENCE: Final = 0.25
# Below this the best guess is little better than the next: not shown as an insight.
MIN_CONFIDENCE: Final = 0.35


def classify_intents(
    segment_ids: pl.Series, readings: Readings, *, version: str
) -> dy.DataFrame[SegmentIntents]:
    """Give each segment its likeliest intent, and the second where the reader hears two.

    `other` is never a second intent: it says that there is nothing else.

    Args:
        segment_ids: one id a row of `readings`.
        readings: head intent, in the order of `frames.INTENTS`.
        version: becomes model_version.
    """
    probabilities = readings["intent"]
    best = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    second, second_confidence = _find_second(probabilities, best)
    is_said = pl.Series(second_confidence >= MIN_SECOND_CONFIDENCE)
    frame = pl.DataFrame(
        {
            "segment_id": segment_ids,
            "intent": [INTENTS[place] for place in best],
            "second_intent": [INTENTS[place] for place in second],
            "confidence_score": confidence,
            "second_confidence_score": second_confidence,
            "is_abstained": confidence < MIN_CONFIDENCE,
        },
        schema_overrides=dict.fromkeys(("segment_id", "intent", "second_intent"), pl.String),
    ).with_columns(
        pl.when(is_said).then("second_intent").alias("second_intent"),
        pl.when(is_said).then("second_confidence_score").alias("second_confidence_score"),
        pl.lit(version).alias("model_version"),
    )
    return SegmentIntents.validate(frame, cast=True)


def _find_second(probabilities: Matrix, best: npt.NDArray[np.int64]) -> tuple[Matrix, Matrix]:
    rest = probabilities.copy()
    rest[np.arange(len(rest)), best] = 0.0
    rest[:, INTENTS.index("other")] = 0.0
    return rest.argmax(axis=1), rest.max(axis=1)
