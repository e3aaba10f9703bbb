"""New topics from texts that fit none: communities whose ids depend only on their members."""

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.embeddings import Embedder, Vectors
from python_models.frames import TopicExamples, Topics
from python_models.topic_descriptions import describe_topics, with_parents
from python_models.topic_graph import Membership, TopicSettings, find_communities, mean_vectors

EXAMPLE_COUNT: Final = 5


@dataclass(frozen=True)
class BornTopics:
    """Topics found in one run, and where each text went (text_key, topic_id or null, cosine)."""

    topics: pl.DataFrame
    examples: pl.DataFrame
    placed: pl.DataFrame

    @classmethod
    def none(cls, texts: pl.DataFrame) -> "BornTopics":
        """No topic: every text stays unplaced."""
        nothing = pl.lit(None)
        placed = texts.select(
            "text_key",
            nothing.cast(pl.String).alias("topic_id"),
            nothing.cast(pl.Float64).alias("cosine"),
        )
        return cls(Topics.create_empty(), TopicExamples.create_empty(), placed)


def found_topics(
    texts: pl.DataFrame,
    vectors: Vectors,
    *,
    known: pl.DataFrame,
    settings: TopicSettings,
    embedder: Embedder,
) -> BornTopics:
    """Found topics on the communities that enough wordings and conversations share.

    Args:
        texts: text_key, content_sha256, segment_id, conversation_id, segment_text, occurred_at,
            in a fixed order.
        vectors: their unit vectors.
        known: topics so far; a newcomer joins the nearest known parent and takes no known label.
        settings: see `TopicSettings`.
        embedder: ranks the key phrases.
    """
    membership, parent_of = find_communities(vectors, settings=settings)
    centroids = mean_vectors(vectors, membership, count=len(parent_of))
    members = _gather_members(texts, vectors, membership, centroids, settings)
    placed = members.filter("is_placed")
    if placed.is_empty():
        return BornTopics.none(texts)
    numbers = placed["community"].unique().sort().to_list()
    ids = {n: _topic_id(placed.filter(pl.col("community") == n)) for n in numbers}
    described = describe_topics(
        placed.with_columns(pl.col("community").replace_strict(ids).alias("topic_id")),
        centroids={ids[n]: centroids[n] for n in numbers},
        taken_labels=known["topic_label"].to_list(),
        noise_quantile=settings.noise_quantile,
        embedder=embedder,
    )
    topics = with_parents(described, {ids[n]: int(parent_of[n]) for n in numbers}, known=known)
    topic_id = pl.col("community").replace_strict(ids, default=None, return_dtype=pl.String)
    return BornTopics(
        topics,
        _exemplify(topics, placed, ids),
        members.select("text_key", pl.when("is_placed").then(topic_id).alias("topic_id"), "cosine"),
    )


def _gather_members(
    texts: pl.DataFrame,
    vectors: Vectors,
    membership: Membership,
    centroids: Vectors,
    settings: TopicSettings,
) -> pl.DataFrame:
    """The texts with their community, their cosine to it and whether that makes a topic."""
    cosine = np.einsum("ij,ij->i", vectors, centroids[membership]).astype(np.float64)
    is_near = cosine >= settings.min_similarity
    # one sentence said a hundred times founds no topic, nor does one long letter
    wordings = _count_distinct(texts["content_sha256"], membership, is_near, len(centroids))
    talks = _count_distinct(texts["conversation_id"], membership, is_near, len(centroids))
    is_topic = (wordings >= settings.min_texts) & (talks >= settings.min_conversations)
    return texts.with_columns(
        pl.Series("community", membership),
        pl.Series("cosine", cosine),
        pl.Series("is_placed", is_topic[membership] & is_near),
    )


def _count_distinct(
    values: pl.Series, membership: Membership, is_near: npt.NDArray[np.bool_], count: int
) -> Membership:
    """Distinct values in each of `count` communities, among the members near its centre."""
    near = pl.DataFrame({"community": membership, "value": values}).filter(pl.Series(is_near))
    return np.bincount(near.unique()["community"].to_numpy(), minlength=count)


def _topic_id(members: pl.DataFrame) -> str:
    digest = hashlib.sha256("".join(members["text_key"].sort().to_list()).encode())
    return f"topic_{digest.hexdigest()[:12]}"


def _exemplify(topics: pl.DataFrame, members: pl.DataFrame, ids: dict[int, str]) -> pl.DataFrame:
    """The members nearest the centroid, each wording once; a parent shows those of its children."""
    own = members.with_columns(pl.col("community").replace_strict(ids).alias("topic_id"))
    parents = topics.select("topic_id", pl.col("parent_topic_id").alias("parent"))
    of_parents = (
        own.join(parents, on="topic_id")
        .with_columns(pl.col("parent").alias("topic_id"))
        .drop("parent")
    )
    both = pl.concat([own, of_parents]).filter(
        pl.col("topic_id").is_in(topics["topic_id"].implode())
    )
    best = both.sort("cosine", "text_key", descending=[True, False]).unique(
        ["topic_id", "content_sha256"], keep="first", maintain_order=True
    )
    numbered = best.with_columns(
        (pl.int_range(pl.len()).over("topic_id") + 1).cast(pl.Int32).alias("example_number")
    )
    return (
        numbered.filter(pl.col("example_number") <= EXAMPLE_COUNT)
        .select("topic_id", "example_number", "segment_id")
        .sort("topic_id", "example_number")
    )
