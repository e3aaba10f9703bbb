"""What a topic model knows before a run, and what it says after one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import dataframely as dy
import numpy as np
import polars as pl

from python_models.frames import SegmentTopics, TopicExamples, TopicLineage, Topics, TopicSpaces
from python_models.topic_space import TopicSpace


@dataclass(frozen=True)
class KnownTopics:
    """Topics so far.

    Attributes:
        topics: schema `Topics`, retired ones included, watch topics not.
        space: where their centroids live; None before the first topic.
        version: of the last fit; 0 before the first.
        held: ids of topics that neither end nor lose a text, since people decided on them.
        pinned: ids of those that also keep their label.
    """

    topics: dy.DataFrame[Topics] = field(default_factory=Topics.create_empty)
    space: TopicSpace | None = None
    version: int = 0
    held: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()

    @property
    def active(self) -> pl.DataFrame:
        """Topics and parents that take new texts."""
        return self.topics.filter(pl.col("status") == "active")

    @property
    def recognisable(self) -> pl.DataFrame:
        """The active ones that texts belong to."""
        return self.active.filter(pl.col("topic_level") == "topic")


@dataclass(frozen=True)
class TopicState:
    """Topics after a run, and what this run assigned and changed.

    Attributes:
        topics: all that are known now, those before included.
        new_examples: of topics that were described in this run.
        segment_topics: where the segments to do went.
        lineage: the changes of this run.
        spaces: one row when all topics were found anew, else none.
        warnings: a sentence about each thing that people asked for in vain.
    """

    segment_topics: dy.DataFrame[SegmentTopics]
    topics: dy.DataFrame[Topics] = field(default_factory=Topics.create_empty)
    new_examples: dy.DataFrame[TopicExamples] = field(default_factory=TopicExamples.create_empty)
    lineage: dy.DataFrame[TopicLineage] = field(default_factory=TopicLineage.create_empty)
    spaces: dy.DataFrame[TopicSpaces] = field(default_factory=TopicSpaces.create_empty)
    warnings: list[str] = field(default_factory=list)


def to_space(row: dict[str, object]) -> TopicSpace:
    """The space of a row of `TopicSpaces`."""
    mean, component = (np.asarray(row[name], dtype=np.float32) for name in ("mean", "component"))
    return TopicSpace(mean, component, int(str(row["text_count"])))


def to_space_row(
    space: TopicSpace, *, segment_topics: pl.DataFrame, columns: Mapping[str, object]
) -> dy.DataFrame[TopicSpaces]:
    """The space with how well topics fit what they were found in.

    Args:
        space: the space itself.
        segment_topics: schema `SegmentTopics`, of every segment.
        columns: the other columns of `TopicSpaces`.
    """
    may_have = segment_topics.filter(is_candidate())
    row = {
        **columns,
        "mean": space.mean,
        "component": space.component,
        "text_count": space.text_count,
        "segment_count": len(may_have),
        "noise_share": may_have["is_noise"].sum() / max(len(may_have), 1),
        "mean_similarity_score": may_have["similarity_score"].mean(),
    }
    return TopicSpaces.validate(
        pl.DataFrame([row], schema=TopicSpaces.create_empty().schema), cast=True
    )


def to_segment_topics(
    segments: pl.DataFrame, placed: pl.DataFrame, *, version: int, model_version: str
) -> dy.DataFrame[SegmentTopics]:
    """A row a segment.

    Args:
        segments: segment_id, noise_reason, text_key (null where it may have no topic).
        placed: text_key, topic_id, cosine.
        version: of the topics.
        model_version: of the topic model.
    """
    joined = segments.select("segment_id", "text_key", "noise_reason").join(
        placed.select("text_key", "topic_id", "cosine"), on="text_key", how="left"
    )
    has_topic = pl.col("topic_id").is_not_null()
    frame = joined.select(
        "segment_id",
        "topic_id",
        pl.when(has_topic).then(pl.lit(version)).alias("topic_version"),
        pl.when(has_topic).then(pl.col("cosine").clip(-1.0, 1.0)).alias("similarity_score"),
        has_topic.not_().alias("is_noise"),
        pl.when(has_topic.not_())
        .then(pl.coalesce("noise_reason", pl.lit("unlike_any_topic")))
        .alias("noise_reason"),
        pl.lit(model_version).alias("model_version"),
    )
    return SegmentTopics.validate(frame, cast=True)


def to_all_topics(
    others: pl.DataFrame, described: pl.DataFrame, *, version: int, model_version: str
) -> dy.DataFrame[Topics]:
    """Topics of this run beside those that it left alone."""
    of_this_run = described.with_columns(
        pl.lit(version, dtype=pl.Int32).alias("topic_version"),
        pl.lit(model_version).alias("model_version"),
    )
    return Topics.validate(pl.concat([others, of_this_run], how="vertical_relaxed"), cast=True)


def is_candidate() -> pl.Expr:
    """Whether a row of `SegmentTopics` is of a segment that may have a topic."""
    return pl.col("noise_reason").is_null() | (pl.col("noise_reason") == "unlike_any_topic")


def to_lineage(changes: pl.DataFrame, *, version: int) -> dy.DataFrame[TopicLineage]:
    """Changes (from_topic_id, to_topic_id, change, jaccard_score) in this version."""
    frame = changes.with_columns(pl.lit(version, dtype=pl.Int32).alias("topic_version"))
    return TopicLineage.validate(frame.select(TopicLineage.column_names()), cast=True)


def to_births(topics: pl.DataFrame, *, version: int) -> dy.DataFrame[TopicLineage]:
    """One birth a topic."""
    nothing = pl.lit(None)
    changes = topics.select(
        nothing.cast(pl.String).alias("from_topic_id"),
        pl.col("topic_id").alias("to_topic_id"),
        pl.lit("born").alias("change"),
        nothing.cast(pl.Float64).alias("jaccard_score"),
    )
    return to_lineage(changes, version=version)


def with_text_keys(segments: pl.DataFrame, keyed: pl.DataFrame) -> pl.DataFrame:
    """The segments to do, with the text each one is and why it may have no topic."""
    return (
        segments.filter("is_to_do")
        .join(keyed.select("segment_id", "text_key"), on="segment_id", how="left")
        .with_columns(pl.when(pl.col("text_key").is_null()).then("noise_reason"))
    )


def end_missing(known: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The known topics that are not found again, all of them retired."""
    ended = known.join(found, on="topic_id", how="anti", maintain_order="left")
    return ended.with_columns(pl.lit("retired").alias("status"))
