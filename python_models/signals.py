"""What a segment reveals beside what it asks: risk, growth, rivals, trouble."""

from collections.abc import Mapping
from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import SIGNAL_KINDS, SIGNALS, STRENGTHS, SegmentSignals
from python_models.label_reader import Readings
from python_models.label_targets import KINDS

# A rival's name is a mention whatever the reader hears in the sentence around it.
NAMED_CONFIDENCE: Final = 0.9
_COMPETITOR: Final = "competitor_mention"
_SCHEMA: Final = {
    "segment_id": pl.String,
    "signal": pl.String,
    "signal_kind": pl.String,
    "strength": pl.String,
    "confidence_score": pl.Float64,
}


def detect_signals(
    segment_ids: pl.Series,
    readings: Readings,
    *,
    named_competitors: pl.Series,
    thresholds: Mapping[str, float],
    version: str,
) -> dy.DataFrame[SegmentSignals]:
    """One row per segment and signal whose probability reaches the signal's threshold.

    Args:
        segment_ids: one id a row of `readings`.
        readings: heads signal, kind and strength.
        named_competitors: segment ids in which a competitor of the lookup is named.
        thresholds: probability a signal.
        version: becomes model_version.
    """
    named = set(named_competitors.to_list())
    rows = [
        (segment_id, signal, _find_kind(readings, row, signal), strength, confidence)
        for row, segment_id in enumerate(segment_ids)
        for strength in [STRENGTHS[int(readings["strength"][row].argmax())]]
        for place, signal in enumerate(SIGNALS)
        for confidence in [_find_confidence(readings, row, place, is_named=segment_id in named)]
        if confidence >= thresholds[signal]
    ]
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    return SegmentSignals.validate(
        frame.with_columns(pl.lit(version).alias("model_version")), cast=True
    )


def _find_confidence(readings: Readings, row: int, place: int, *, is_named: bool) -> float:
    confidence = float(readings["signal"][row, place])
    if is_named and SIGNALS[place] == _COMPETITOR:
        return max(confidence, NAMED_CONFIDENCE)
    return confidence


def _find_kind(readings: Readings, row: int, signal: str) -> str | None:
    kinds = SIGNAL_KINDS.get(signal)
    if kinds is None:
        return None
    return max(kinds, key=lambda kind: float(readings["kind"][row, KINDS.index(kind)]))
