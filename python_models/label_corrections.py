"""The machine's labels with people's in their place, where people gave one."""

from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import SegmentIntents, SegmentSentiments, SegmentSignals
from python_models.human_labels import NO_SIGNAL

VERSION_SUFFIX: Final = "+human"
# A person says that it is there, not how plainly: the middle neither alarms nor vanishes.
UNKNOWN_STRENGTH: Final = "implied"
_SCORES: Final = {"negative": -1.0, "neutral": 0.0, "positive": 1.0}


def correct_intents(intents: pl.DataFrame, labels: pl.DataFrame) -> dy.DataFrame[SegmentIntents]:
    """The machine's intents, with people's where they gave one.

    The second intent stays where the person confirms the first: otherwise it was read from a
    sentence that was misunderstood.

    Args:
        intents: as `SegmentIntents`.
        labels: of `decide_labels`; other families and segments do not matter.
    """
    frame = _join_answers(intents, labels, family="intent")
    is_said, is_other = pl.col("label").is_not_null(), pl.col("label") != pl.col("intent")
    frame = frame.with_columns(
        pl.coalesce("label", "intent").alias("intent"),
        *(
            pl.when(is_other).then(None).otherwise(pl.col(name)).alias(name)
            for name in ("second_intent", "second_confidence_score")
        ),
        pl.when(is_said).then(1.0).otherwise(pl.col("confidence_score")).alias("confidence_score"),
        (pl.col("is_abstained") & ~is_said).alias("is_abstained"),
        _suffix_version(is_said),
    )
    return SegmentIntents.validate(frame.drop("label"), cast=True)


def correct_sentiments(
    sentiments: pl.DataFrame, labels: pl.DataFrame
) -> dy.DataFrame[SegmentSentiments]:
    """The machine's sentiments and emotions, with people's where they gave one.

    A confirmed sentiment keeps its score, which says more than the label; another one takes the
    whole score of the label.

    Args:
        sentiments: as `SegmentSentiments`.
        labels: of `decide_labels`; other families and segments do not matter.
    """
    frame = _join_answers(sentiments, labels, family="sentiment")
    is_said, is_other = pl.col("label").is_not_null(), pl.col("label") != pl.col("sentiment")
    frame = frame.with_columns(
        pl.coalesce("label", "sentiment").alias("sentiment"),
        pl.when(is_other)
        .then(pl.col("label").replace_strict(_SCORES, default=None, return_dtype=pl.Float64))
        .otherwise(pl.col("sentiment_score"))
        .alias("sentiment_score"),
        is_said.alias("is_sentiment_said"),
    ).drop("label")
    frame = _join_answers(frame, labels, family="emotion")
    is_said = pl.col("label").is_not_null()
    confidence = pl.col("emotion_confidence_score")
    frame = frame.with_columns(
        pl.coalesce("label", "emotion").alias("emotion"),
        pl.when(is_said).then(1.0).otherwise(confidence).alias("emotion_confidence_score"),
        _suffix_version(is_said | pl.col("is_sentiment_said")),
    )
    return SegmentSentiments.validate(frame.drop("label", "is_sentiment_said"), cast=True)


def correct_signals(
    signals: pl.DataFrame, labels: pl.DataFrame, *, segment_ids: pl.Series, version: str
) -> dy.DataFrame[SegmentSignals]:
    """The machine's signals, with people's for every segment on whose signals a person spoke.

    Args:
        signals: as `SegmentSignals`; kind and strength stay where the person confirms one.
        labels: of `decide_labels`; other families do not matter.
        segment_ids: the segments that the machine has looked at, with or without a signal.
        version: the machine's, for signals that it had not found.
    """
    said = labels.filter(
        (pl.col("label_family") == "signal") & pl.col("segment_id").is_in(segment_ids.implode())
    ).select("segment_id", pl.col("label").alias("signal"))
    machine = _as_text(signals)
    corrected = (
        said.filter(pl.col("signal") != NO_SIGNAL)
        .join(machine, on=["segment_id", "signal"], how="left")
        .with_columns(
            pl.col("strength").fill_null(UNKNOWN_STRENGTH),
            pl.lit(1.0).alias("confidence_score"),
            pl.lit(f"{version}{VERSION_SUFFIX}").alias("model_version"),
        )
    )
    kept = machine.join(said, on="segment_id", how="anti")
    frame = pl.concat([kept, corrected.select(kept.columns)]).sort("segment_id", "signal")
    return SegmentSignals.validate(frame, cast=True)


def _join_answers(frame: pl.DataFrame, labels: pl.DataFrame, *, family: str) -> pl.DataFrame:
    answers = labels.filter(pl.col("label_family") == family).select("segment_id", "label")
    return _as_text(frame).join(answers, on="segment_id", how="left", maintain_order="left")


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String))


def _suffix_version(is_said: pl.Expr) -> pl.Expr:
    version = pl.col("model_version")
    return pl.when(is_said).then(version + VERSION_SUFFIX).otherwise(version).alias("model_version")
