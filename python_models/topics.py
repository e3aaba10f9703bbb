"""Topics over segments: found once, then recognised; new ones are born from what fits none.

`TopicModel` is the protocol: frames in, `TopicState` out. `LeidenTopicModel` is the first
implementation.
"""

from dataclasses import dataclass, replace
from typing import Final, Protocol

import dataframely as dy
import numpy as np
import polars as pl

from python_models.embeddings import Embedder, Vectors, to_matrix
from python_models.frames import SegmentTopics, TopicExamples, TopicLineage, Topics
from python_models.topic_births import BornTopics, found_topics
from python_models.topic_graph import TopicSettings
from python_models.topic_texts import to_topic_texts

VERSION: Final = "knn-leiden-6"


@dataclass(frozen=True)
class TopicState:
    """Topics after a run, and what this run assigned and changed."""

    topics: dy.DataFrame[Topics]
    new_examples: dy.DataFrame[TopicExamples]
    segment_topics: dy.DataFrame[SegmentTopics]
    lineage: dy.DataFrame[TopicLineage]


class TopicModel(Protocol):
    """What gives segments their topics; the same input gives the same ids."""

    version: str

    def assign(self, segments: pl.DataFrame, *, known: pl.DataFrame) -> TopicState:
        """Assign segments to known topics, and let new topics be born from those that fit none."""
        ...


class LeidenTopicModel:
    """kNN graph and Leiden; a known topic takes texts as near its centroid as its own members."""

    def __init__(self, *, embedder: Embedder, settings: TopicSettings | None = None) -> None:
        self._embedder = embedder
        self.embedder_version = embedder.version
        self._settings = settings or TopicSettings()
        self.version = f"{VERSION}+{embedder.version}"

    def assign(self, segments: pl.DataFrame, *, known: pl.DataFrame) -> TopicState:
        """Assign segments.

        Args:
            segments: segment_id, message_id, conversation_id, content_sha256, segment_text,
                occurred_at, noise_reason (null when the segment may have a topic), is_to_do,
                embedding. Those not to do only give their messages context; those that were unlike
                any topic come again, to be pooled with the new ones.
            known: the topics so far (schema `Topics`); empty in the first run.
        """
        keyed, vectors = to_topic_texts(segments)
        texts = keyed.filter("is_first")
        vectors = vectors[keyed["is_first"].to_numpy()]
        placed = self._recognise(texts, vectors, known)
        # people open with why they write; a later turn may join a topic, never found one
        is_pooled = placed["topic_id"].is_null() & texts["is_opening"]
        born = self._found_topics(
            texts.filter(is_pooled), vectors[is_pooled.to_numpy()], known=known
        )
        is_later = placed["topic_id"].is_null() & ~texts["is_opening"]
        later = self._recognise(texts.filter(is_later), vectors[is_later.to_numpy()], born.topics)
        return TopicState(
            topics=Topics.validate(
                pl.concat(
                    [known, born.topics.with_columns(pl.lit(self.version).alias("model_version"))],
                    how="vertical_relaxed",
                ),
                cast=True,
            ),
            segment_topics=_to_segments(
                segments.filter("is_to_do").join(
                    keyed.select("segment_id", "text_key"), on="segment_id", how="left"
                ),
                pl.concat([placed.filter(~is_pooled & ~is_later), born.placed, later]),
                version=self.version,
            ),
            new_examples=TopicExamples.validate(born.examples, cast=True),
            lineage=_births(born.topics),
        )

    def _recognise(
        self, texts: pl.DataFrame, vectors: Vectors, known: pl.DataFrame
    ) -> pl.DataFrame:
        topics = known.filter((pl.col("topic_level") == "topic") & (pl.col("status") == "active"))
        if topics.is_empty() or texts.is_empty():
            return BornTopics.none(texts).placed
        cosines = vectors @ to_matrix(topics["centroid"]).T
        best = cosines.argmax(axis=1)
        cosine = cosines[np.arange(len(texts)), best].astype(np.float64)
        thresholds = topics["similarity_threshold_score"].to_numpy()[best]
        return texts.select("text_key").with_columns(
            pl.Series("topic_id", topics["topic_id"].to_list(), dtype=pl.String)
            .gather(best.tolist())
            .set(pl.Series(cosine < thresholds), None),
            pl.Series("cosine", cosine, dtype=pl.Float64),
        )

    def _found_topics(
        self, texts: pl.DataFrame, vectors: Vectors, *, known: pl.DataFrame
    ) -> BornTopics:
        # beside known topics a newcomer needs more evidence: the pool holds mostly stragglers
        factor = 1 if known.is_empty() else 2
        settings = replace(self._settings, min_texts=factor * self._settings.min_texts)
        if len(texts) < settings.min_texts:
            return BornTopics.none(texts)
        return found_topics(texts, vectors, known=known, settings=settings, embedder=self._embedder)


def _to_segments(
    segments: pl.DataFrame, placed: pl.DataFrame, *, version: str
) -> dy.DataFrame[SegmentTopics]:
    joined = segments.select("segment_id", "text_key", "noise_reason").join(
        placed, on="text_key", how="left"
    )
    has_topic = pl.col("topic_id").is_not_null()
    frame = joined.select(
        "segment_id",
        pl.when(has_topic).then("topic_id").alias("topic_id"),
        pl.when(has_topic).then(pl.lit(1)).alias("topic_version"),
        pl.when(has_topic).then(pl.col("cosine").clip(-1.0, 1.0)).alias("similarity_score"),
        has_topic.not_().alias("is_noise"),
        pl.when(has_topic.not_())
        .then(pl.coalesce("noise_reason", pl.lit("unlike_any_topic")))
        .alias("noise_reason"),
        pl.lit(version).alias("model_version"),
    )
    return SegmentTopics.validate(frame, cast=True)


def _births(born: pl.DataFrame) -> dy.DataFrame[TopicLineage]:
    frame = born.select(
        pl.lit(None, dtype=pl.String).alias("from_topic_id"),
        pl.col("topic_id").alias("to_topic_id"),
        "topic_version",
        pl.lit("born").alias("change"),
        pl.lit(None, dtype=pl.Float64).alias("jaccard_score"),
    )
    return TopicLineage.validate(frame, cast=True)
