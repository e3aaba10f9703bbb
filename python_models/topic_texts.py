"""Segments as topics see them: each sentence in the light of its message and of the opening."""

import hashlib
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.embeddings import Vectors, to_matrix
from python_models.topic_graph import Membership, mean_vectors
from python_models.topic_openings import let_openings_stand

# "It happens every morning." says nothing alone: its message tells what "it" is; "Still not
# working." needs how the conversation began.
OWN_WEIGHT: Final = 0.35
MESSAGE_WEIGHT: Final = 0.35
OPENING_WEIGHT: Final = 0.3
_HAS_NO_REQUEST: Final = (pl.col("noise_reason") == "no_request").fill_null(value=False)


def to_topic_texts(segments: pl.DataFrame) -> tuple[pl.DataFrame, Vectors]:
    """Segments that may have a topic, with the vectors that topics are built on.

    Args:
        segments: segment_id, message_id, conversation_id, content_sha256, segment_text,
            is_courtesy, occurred_at, noise_reason, is_to_do, embedding.

    Returns:
        The segments to do, in a fixed order, with text_key (equal for equal vectors), is_first (of
        its key) and is_opening (it stands in the message that its conversation began with), and
        unit vectors of shape (rows, 384).
    """
    ordered = let_openings_stand(segments.sort("occurred_at", "message_id", "segment_id"))
    is_eligible = pl.col("noise_reason").is_null()
    if ordered.filter(is_eligible).is_empty():
        nothing = pl.lit(value=True)
        empty = ordered.clear().with_columns(
            text_key=pl.lit(""), is_opening=nothing, is_first=nothing
        )
        return empty, to_matrix(empty["embedding"])
    # what only tells the circumstances has no topic, but tells what the others are about
    said = ordered.filter(is_eligible | (_HAS_NO_REQUEST & ~pl.col("is_courtesy")))
    vectors, is_opening = _mix(said)
    keyed = said.filter(is_eligible).with_columns(
        pl.Series("text_key", _hash_rows(vectors), dtype=pl.String),
        pl.Series("is_opening", is_opening),
    )
    to_do = keyed.filter("is_to_do").with_columns(
        pl.col("text_key").is_first_distinct().alias("is_first")
    )
    return to_do, np.asarray(vectors[keyed["is_to_do"].to_numpy()], dtype=np.float32)


def _mix(said: pl.DataFrame) -> tuple[Vectors, npt.NDArray[np.bool_]]:
    """Vectors of rows that may have a topic, in the light of message and opening; is it its own."""
    all_vectors = to_matrix(said["embedding"])
    # twice as many words say more, if not twice as much
    weights = np.sqrt(said["segment_text"].str.len_chars().to_numpy().astype(np.float32))
    all_numbers = _number(said["message_id"])
    messages = mean_vectors(
        all_vectors * weights[:, None], all_numbers, count=int(all_numbers.max()) + 1
    )
    is_eligible = said["noise_reason"].is_null()
    own, numbers = all_vectors[is_eligible.to_numpy()], all_numbers[is_eligible.to_numpy()]
    openings = _number_openings(said.filter(is_eligible), numbers)
    mixed = (
        OWN_WEIGHT * own + MESSAGE_WEIGHT * messages[numbers] + OPENING_WEIGHT * messages[openings]
    )
    unit = mixed / np.maximum(np.linalg.norm(mixed, axis=1, keepdims=True), 1e-9)
    return np.asarray(unit, dtype=np.float32), np.asarray(openings == numbers)


def _number(ids: pl.Series) -> Membership:
    return (ids.rank("dense").cast(pl.Int64) - 1).to_numpy()


def _number_openings(rows: pl.DataFrame, message_numbers: Membership) -> Membership:
    """Each row's number of the message its conversation began with; rows come in order of time."""
    numbered = rows.select("conversation_id").with_columns(pl.Series("number", message_numbers))
    return numbered.select(pl.col("number").first().over("conversation_id"))["number"].to_numpy()


def _hash_rows(vectors: Vectors) -> list[str]:
    rounded = np.round(vectors, 5).astype(np.float32)
    return [hashlib.sha256(row.tobytes()).hexdigest() for row in rounded]
