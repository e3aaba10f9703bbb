"""What is said of topics: label and key phrases, threshold, typical quotes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import dataframely as dy
import numpy as np
import polars as pl

from python_models.embeddings import Vectors
from python_models.frames import TopicExamples, Topics
from python_models.topic_graph import TopicSettings, mean_vectors
from python_models.topic_labels import PhraseEmbedder, label_topics, to_labels
from python_models.topic_members import recognise

EXAMPLE_COUNT: Final = 5


@dataclass(frozen=True)
class Recipe:
    """What topics are made with.

    Attributes:
        settings: see `TopicSettings`.
        embedder: ranks key phrases, in the space of the topics.
        model_version: of the topic model.
        held: topics that neither end nor lose a text, since people decided on them.
        pinned: topics that also keep their label.
    """

    settings: TopicSettings
    embedder: PhraseEmbedder
    model_version: str = ""
    held: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DescribedTopics:
    """Topics without parents, and where each text went.

    Attributes:
        topics: schema `Topics`.
        members: the texts with topic_id, null for those too far from every topic, and cosine.
    """

    topics: pl.DataFrame
    members: pl.DataFrame


def describe_topics(
    texts: pl.DataFrame,
    vectors: Vectors,
    *,
    known: pl.DataFrame,
    recipe: Recipe,
) -> DescribedTopics:
    """Describe topics by the texts that make them up; others join the nearest one they are like.

    Args:
        texts: text_key, topic_id (null in none), content_sha256, segment_text, occurred_at, in a
            fixed order.
        vectors: their unit vectors, in the space of the topics.
        known: topics so far (schema `Topics`): one that goes on keeps what still fits it, and no
            label is given twice.
        recipe: see `Recipe`.
    """
    ids = texts["topic_id"].drop_nulls().unique().sort().to_list()
    if not ids:
        return DescribedTopics(Topics.create_empty(), texts.with_columns(cosine=_NO_COSINE))
    founders, centroids = _measure(texts, vectors, ids)
    rows = _describe(founders, centroids, known, recipe)
    topics = to_topics(rows)
    joining = texts["topic_id"].is_null()
    joined = recognise(texts.filter(joining), vectors[joining.to_numpy()], topics)
    members = pl.concat(
        [founders, texts.filter(joining).drop("topic_id").join(joined, "text_key")], how="diagonal"
    )
    return DescribedTopics(topics, members)


def pick_examples(members: pl.DataFrame) -> dy.DataFrame[TopicExamples]:
    """The members nearest the centroid of each topic, each wording once (schema `TopicExamples`).

    Args:
        members: topic_id, segment_id, text_key, content_sha256, cosine.
    """
    best = members.sort("cosine", "text_key", descending=[True, False]).unique(
        ["topic_id", "content_sha256"], keep="first", maintain_order=True
    )
    numbered = best.with_columns(
        (pl.int_range(pl.len()).over("topic_id") + 1).cast(pl.Int32).alias("example_number")
    )
    rows = numbered.filter(pl.col("example_number") <= EXAMPLE_COUNT)
    return TopicExamples.validate(
        rows.select("topic_id", "example_number", "segment_id").sort("topic_id", "example_number")
    )


def to_topics(rows: list[dict[str, object]]) -> pl.DataFrame:
    """Rows with the columns of `Topics` that every new topic has alike."""
    schema = Topics.create_empty().schema
    full = [
        {"parent_topic_id": None, "topic_version": 1, "status": "active", "model_version": "", **r}
        for r in rows
    ]
    return pl.DataFrame(full, schema=schema)


_LATEST: Final = datetime.max  # noqa: DTZ901 — times are UTC without a zone
_NO_COSINE: Final = pl.lit(None, dtype=pl.Float64)


def _measure(texts: pl.DataFrame, vectors: Vectors, ids: list[str]) -> tuple[pl.DataFrame, Vectors]:
    is_member = texts["topic_id"].is_not_null()
    own = vectors[is_member.to_numpy()]
    founders = texts.filter(is_member)
    numbers = (
        founders["topic_id"].replace_strict(ids, list(range(len(ids))), return_dtype=pl.Int64)
    ).to_numpy()
    centroids = mean_vectors(own, numbers, count=len(ids))
    cosines = np.einsum("ij,ij->i", own, centroids[numbers]).astype(np.float64)
    return founders.with_columns(
        pl.Series("cosine", cosines), pl.Series("topic_number", numbers)
    ), centroids


def _describe(
    founders: pl.DataFrame, centroids: Vectors, known: pl.DataFrame, recipe: Recipe
) -> list[dict[str, object]]:
    phrases = label_topics(
        founders.unique(["topic_id", "content_sha256"], keep="first", maintain_order=True),
        centroids=centroids,
        embedder=recipe.embedder,
    )
    measured = _summarise(founders, recipe.settings)
    before = {row["topic_id"]: row for row in known.drop("centroid").to_dicts()}
    labels = _name(measured, phrases, before, recipe.pinned)
    return [
        {
            "topic_id": row["topic_id"],
            "topic_level": "topic",
            "topic_label": label,
            "key_phrases": ", ".join(own),
            "similarity_threshold_score": row["threshold"],
            "centroid": centroid,
            "first_seen_at": min(
                row["occurred_at"], before.get(row["topic_id"], {}).get("first_seen_at", _LATEST)
            ),
        }
        for row, own, centroid, label in zip(
            measured.to_dicts(), phrases, centroids, labels, strict=True
        )
    ]


def _summarise(founders: pl.DataFrame, settings: TopicSettings) -> pl.DataFrame:
    """Threshold, first moment and most typical text of each topic, in the order of ids."""
    best_first = founders.sort("cosine", "text_key", descending=[True, False])
    return (
        best_first.group_by("topic_id", maintain_order=True)
        .agg(
            pl.col("cosine").quantile(settings.noise_quantile).alias("threshold"),
            pl.col("occurred_at").min(),
            pl.col("segment_text").first(),
        )
        .sort("topic_id")
    )


def _name(
    measured: pl.DataFrame,
    phrases: list[list[str]],
    before: dict[str, dict[str, Any]],
    pinned: frozenset[str],
) -> list[str]:
    """A label a topic: the one it had while its first phrase is still among the topic's."""
    ids = measured["topic_id"].to_list()
    kept = {
        topic_id: str(before[topic_id]["topic_label"])
        for topic_id, own in zip(ids, phrases, strict=True)
        if topic_id in before
        and (topic_id in pinned or before[topic_id]["key_phrases"].split(", ")[0] in own)
    }
    new = [number for number, topic_id in enumerate(ids) if topic_id not in kept]
    others = [row["topic_label"] for topic_id, row in before.items() if topic_id not in ids]
    texts = measured["segment_text"].to_list()
    labels = to_labels(
        [phrases[number] for number in new],
        fallbacks=[texts[number] for number in new],
        taken=[*kept.values(), *others],
    )
    named = kept | {ids[number]: label for number, label in zip(new, labels, strict=True)}
    return [named[topic_id] for topic_id in ids]
