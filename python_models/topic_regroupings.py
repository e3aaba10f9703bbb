"""Topics that people merge or split: only their own texts move, and only they are told anew."""

from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from python_models.embeddings import Vectors
from python_models.topic_communities import find_communities
from python_models.topic_descriptions import Recipe, describe_topics
from python_models.topic_members import keep_topics, name_communities, recognise

# somebody asked for the parts: half of what founds a topic is enough for one
PART_SHARE: Final = 0.5
MIN_PARTS: Final = 2
_ANYTHING: Final = -1.0  # below every cosine


@dataclass(frozen=True)
class Regrouped:
    """What became of some topics.

    Attributes:
        topics: those told anew, and those that ended, schema `Topics`.
        members: text_key, topic_id and cosine of all their texts, and what examples need.
        changes: from_topic_id, to_topic_id, change, jaccard_score.
    """

    topics: pl.DataFrame
    members: pl.DataFrame
    changes: pl.DataFrame


def merge_topics(
    texts: pl.DataFrame, vectors: Vectors, *, known: pl.DataFrame, into: str, recipe: Recipe
) -> Regrouped:
    """All texts in the topic `into`, which keeps its label; the others they were in end.

    Args:
        texts: text_key, known_topic_id, is_opening, content_sha256, conversation_id, segment_id,
            segment_text, occurred_at, in a fixed order.
        vectors: their unit vectors, in the space of the topics.
        known: topics so far (schema `Topics`).
        into: id of the topic that stays.
        recipe: see `Recipe`.
    """
    own = texts.with_columns(topic_id=pl.lit(into))
    return _tell(
        own,
        vectors,
        known=known,
        recipe=replace(recipe, pinned=recipe.pinned | {into}),
        ended=[old for old in texts["known_topic_id"].unique().sort() if old != into],
    )


def split_topic(
    texts: pl.DataFrame, vectors: Vectors, *, known: pl.DataFrame, recipe: Recipe
) -> Regrouped | None:
    """The texts of one topic in the parts it falls into; None when there are not two.

    Args: as of `merge_topics`.
    """
    settings = replace(
        recipe.settings,
        resolution=recipe.settings.split_resolution,
        min_texts=max(2, int(PART_SHARE * recipe.settings.min_texts)),
    )
    openings = texts["is_opening"].to_numpy()
    membership, _ = find_communities(vectors[openings], settings=settings)
    kept = keep_topics(texts.filter(openings), vectors[openings], membership, settings=settings)
    ended = texts["known_topic_id"].unique().to_list()
    parts = name_communities(kept, of="".join(ended))
    if parts["topic_id"].drop_nulls().n_unique() < MIN_PARTS:
        return None
    own = texts.join(
        parts.select("text_key", "topic_id"), on="text_key", how="left", maintain_order="left"
    )
    return _tell(own, vectors, known=known, recipe=recipe, ended=ended)


def _tell(
    texts: pl.DataFrame,
    vectors: Vectors,
    *,
    known: pl.DataFrame,
    recipe: Recipe,
    ended: list[str],
) -> Regrouped:
    """Describe the topics of `texts`; texts without one go to the nearest, however far it is."""
    is_founder = (texts["topic_id"].is_not_null()).to_numpy()
    described = describe_topics(
        texts.filter(is_founder), vectors[is_founder], known=known, recipe=recipe
    )
    joined = _join_nearest(
        texts.filter(~is_founder).drop("topic_id"), vectors[~is_founder], described.topics
    )
    ends = known.filter(pl.col("topic_id").is_in(ended))
    # parts stay where the whole was, a merger where it goes into
    whole = known.filter(pl.col("topic_id").is_in(described.topics["topic_id"].implode()))
    parent_id = (whole if len(whole) else ends)["parent_topic_id"][0]
    members = pl.concat([described.members, joined], how="diagonal")
    return Regrouped(
        pl.concat(
            [
                described.topics.with_columns(parent_topic_id=pl.lit(parent_id, dtype=pl.String)),
                ends.with_columns(status=pl.lit("retired")),
            ]
        ),
        members,
        _changes(members, ended),
    )


def _join_nearest(texts: pl.DataFrame, vectors: Vectors, topics: pl.DataFrame) -> pl.DataFrame:
    anything = topics.with_columns(similarity_threshold_score=pl.lit(_ANYTHING))
    nearest = recognise(texts, vectors, anything)
    return texts.join(nearest, on="text_key", maintain_order="left")


def _changes(members: pl.DataFrame, ended: list[str]) -> pl.DataFrame:
    shared = members.group_by("known_topic_id", "topic_id").len("shared")
    change = "split" if members["topic_id"].n_unique() > 1 else "merged"
    before, after = (
        pl.col("shared").sum().over(column) for column in ("known_topic_id", "topic_id")
    )
    return (
        shared.with_columns(jaccard_score=pl.col("shared") / (before + after - pl.col("shared")))
        .filter(pl.col("known_topic_id").is_in(ended))
        .select(
            pl.col("known_topic_id").alias("from_topic_id"),
            pl.col("topic_id").alias("to_topic_id"),
            pl.lit(change).alias("change"),
            "jaccard_score",
        )
        .sort("from_topic_id", "to_topic_id")
    )
