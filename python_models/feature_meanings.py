"""Features that a segment describes without naming them, and words that name one by chance."""

from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from python_models.embeddings import Vectors
from python_models.entities import ORDINARY_WORD_CONFIDENCE
from python_models.frames import SegmentEntities

VERSION: Final = "cosine-1"
# 120 sentences on four invented catalogues of 12 features, half of them on none: precision .85,
# recall .54, 3 false alarms in 56. At .32 .84, .65 and 4; at .40 .96, .38 and 1.
MIN_SIMILARITY: Final = 0.36
# "I want to report a bug" is as far from reports (.12) as any sentence; the nearest "report" that
# is one has .23
MIN_WORD_SIMILARITY: Final = 0.2


def describe_feature(name: str, description: str | None) -> str:
    """The text of a feature that segments are compared with."""
    return f"{name}: {description}" if description else name


def add_meanings(
    found: dy.DataFrame[SegmentEntities],
    segment_ids: pl.Series,
    vectors: Vectors,
    *,
    feature_ids: list[str],
    feature_vectors: Vectors,
) -> dy.DataFrame[SegmentEntities]:
    """Take back features found by a word that means something else; add the likeliest others.

    A segment that names no feature gets the one whose description is nearest, if it is near.

    Args:
        found: what the words say, as `find_entities` returns it.
        segment_ids: one id a row of `vectors`.
        vectors: unit vectors of shape (rows, 384).
        feature_ids: one id a row of `feature_vectors`.
        feature_vectors: unit vectors of the features' descriptions, shape (features, 384).
    """
    if not feature_ids or segment_ids.is_empty():
        return found
    similarities = vectors @ feature_vectors.T
    meant = _take_back(found, segment_ids, similarities, feature_ids)
    named = meant.filter(pl.col("entity_type") == "feature")
    described = _describe(segment_ids, similarities, feature_ids).join(
        named, on="segment_id", how="anti"
    )
    words = meant.with_columns(pl.col("entity_type").cast(pl.String))
    return SegmentEntities.validate(pl.concat([words, described]), cast=True)


def _describe(
    segment_ids: pl.Series, similarities: Vectors, feature_ids: list[str]
) -> pl.DataFrame:
    best = similarities.argmax(axis=1)
    nearest = pl.DataFrame(
        {
            "segment_id": segment_ids,
            "entity_id": [feature_ids[index] for index in best],
            "confidence_score": similarities[np.arange(len(best)), best].astype(np.float64),
        }
    )
    return (
        nearest.filter(pl.col("confidence_score") >= MIN_SIMILARITY)
        .with_columns(
            pl.lit("feature").alias("entity_type"),
            pl.lit(None, pl.String).alias("matched_text"),
            pl.lit(None, pl.Int32).alias("char_start"),
            pl.lit(None, pl.Int32).alias("char_end"),
            pl.col("confidence_score").clip(0.0, 1.0),
            pl.lit(VERSION).alias("model_version"),
        )
        .select(SegmentEntities.column_names())
    )


def _take_back(
    found: pl.DataFrame, segment_ids: pl.Series, similarities: Vectors, feature_ids: list[str]
) -> pl.DataFrame:
    rows = found.select(
        pl.col("segment_id").replace_strict(
            segment_ids, np.arange(len(segment_ids)), default=0, return_dtype=pl.Int64
        ),
        pl.col("entity_id").replace_strict(
            feature_ids, np.arange(len(feature_ids)), default=0, return_dtype=pl.Int64
        ),
    )
    similarity = similarities[rows["segment_id"].to_numpy(), rows["entity_id"].to_numpy()]
    is_chance = (
        (found["entity_type"].cast(pl.String) == "feature")
        & (found["confidence_score"] <= ORDINARY_WORD_CONFIDENCE)
        & pl.Series(similarity < MIN_WORD_SIMILARITY)
    )
    return found.filter(~is_chance)
