"""Topics over segments: found once, then recognised; new ones are born from what fits none.

`TopicModel` is the protocol: frames in, `TopicState` out. `LeidenTopicModel` is the first
implementation. Every day new segments go to the topics that there are; only when those no longer
tell what is said (`topic_health.py`) are all found anew, from where every text was.
"""

from dataclasses import replace
from typing import Final, Protocol

import dataframely as dy
import polars as pl

from python_models.embeddings import Embedder, Vectors
from python_models.frames import SegmentTopics, Topics
from python_models.topic_births import found_newcomers
from python_models.topic_choices import TopicChoices
from python_models.topic_curation import curate_topics
from python_models.topic_descriptions import Recipe, pick_examples
from python_models.topic_graph import TopicSettings
from python_models.topic_members import recognise
from python_models.topic_refits import fit_topics
from python_models.topic_space import SpacedEmbedder, TopicSpace, fit_space
from python_models.topic_states import (
    KnownTopics,
    TopicState,
    end_missing,
    to_all_topics,
    to_births,
    to_lineage,
    to_segment_topics,
    to_space_row,
    with_text_keys,
)
from python_models.topic_texts import to_topic_texts

VERSION: Final = "knn-leiden-9"
_UNKNOWN: Final = pl.lit(None, dtype=pl.String)


class TopicModel(Protocol):
    """What gives segments their topics; the same input gives the same ids."""

    version: str

    def assign(self, segments: pl.DataFrame, *, known: KnownTopics) -> TopicState:
        """Assign segments to known topics, and let new topics be born from those that fit none."""
        ...

    def refit(self, segments: pl.DataFrame, *, known: KnownTopics, reason: str) -> TopicState:
        """Find all topics anew; those that go on keep their ids."""
        ...

    def regroup(
        self, segments: pl.DataFrame, *, known: KnownTopics, choices: TopicChoices
    ) -> TopicState:
        """Merge and split topics as people want."""
        ...


class LeidenTopicModel:
    """kNN graph and Leiden; a known topic takes texts as near its centroid as its own members."""

    def __init__(self, *, embedder: Embedder, settings: TopicSettings | None = None) -> None:
        self._embedder = embedder
        self.embedder_version = embedder.version
        self.settings = settings or TopicSettings()
        self.version = f"{VERSION}+{embedder.version}"

    def assign(self, segments: pl.DataFrame, *, known: KnownTopics) -> TopicState:
        """Assign segments; without known topics, the first are found.

        Args:
            segments: segment_id, message_id, conversation_id, content_sha256, segment_text,
                is_courtesy, occurred_at, noise_reason (null when the segment may have a topic),
                is_to_do, embedding. Those not to do only give their messages context; those that
                were unlike any topic come again, to be pooled with the new ones.
            known: the topics so far.
        """
        if known.space is None:
            unknown = segments.with_columns(known_topic_id=_UNKNOWN)
            return self.refit(unknown, known=known, reason="founded")
        keyed, raw = to_topic_texts(segments)
        texts, vectors = _firsts(keyed, known.space.project(raw))
        placed = recognise(texts, vectors, known.recognisable)
        # people open with why they write; a later turn may join a topic, never found one
        is_pooled = placed["topic_id"].is_null() & texts["is_opening"]
        born = found_newcomers(
            texts.filter(is_pooled),
            vectors[is_pooled.to_numpy()],
            known=known.topics,
            recipe=self._recipe(known, known.space),
        )
        is_later = (placed["topic_id"].is_null() & ~texts["is_opening"]).to_numpy()
        later = recognise(texts.filter(is_later), vectors[is_later], born.topics)
        recognised = placed.filter(~is_pooled.to_numpy() & ~is_later)
        # the same texts may found again what was retired
        others = known.topics.join(born.topics, on="topic_id", how="anti", maintain_order="left")
        return TopicState(
            topics=self._join(others, born.topics, known),
            new_examples=pick_examples(born.members.drop_nulls("topic_id")),
            segment_topics=self._place(segments, keyed, [recognised, born.members, later], known),
            lineage=to_births(born.topics, version=known.version),
        )

    def refit(self, segments: pl.DataFrame, *, known: KnownTopics, reason: str) -> TopicState:
        """Find all topics anew.

        Args:
            segments: as in `assign`, all there are, with known_topic_id: the topic each was in.
            known: the topics so far.
            reason: why, as in `TopicSpaces.fit_reason`.
        """
        keyed, raw = to_topic_texts(segments)
        texts, raw = _firsts(keyed, raw)
        is_opening = texts["is_opening"].to_numpy()
        space = fit_space(raw[is_opening], settings=self.settings)
        vectors = space.project(raw)
        fitted = fit_topics(
            texts.filter(is_opening),
            vectors[is_opening],
            known=known.active,
            recipe=self._recipe(known, space),
        )
        found = fitted.topics.filter(pl.col("topic_level") == "topic")
        later = recognise(texts.filter(~is_opening), vectors[~is_opening], found)
        anew = replace(known, version=known.version + 1)
        segment_topics = self._place(segments, keyed, [fitted.members, later], anew)
        if known.topics.is_empty() and found.is_empty():  # too early: the next run tries again
            return TopicState(segment_topics=segment_topics)
        columns = {"fit_reason": reason, "fitted_until_at": segments["occurred_at"].max()}
        columns |= {"model_version": self.version, "topic_version": anew.version}
        return TopicState(
            topics=self._join(end_missing(known.topics, fitted.topics), fitted.topics, anew),
            new_examples=fitted.examples,
            segment_topics=segment_topics,
            lineage=to_lineage(fitted.changes, version=anew.version),
            spaces=to_space_row(space, segment_topics=segment_topics, columns=columns),
        )

    def regroup(
        self, segments: pl.DataFrame, *, known: KnownTopics, choices: TopicChoices
    ) -> TopicState:
        """Merge and split topics as people want.

        Args:
            segments: as in `refit`, of all conversations that touch the topics of
                `list_concerned`; to do are the segments in those topics.
            known: the topics so far, with their space.
            choices: what people decided.
        """
        space = known.space
        if space is None:
            return TopicState(SegmentTopics.create_empty(), known.topics)
        keyed, raw = to_topic_texts(segments)
        return curate_topics(
            keyed,
            space.project(raw),
            known=known,
            choices=choices,
            recipe=self._recipe(known, space),
        )

    def _recipe(self, known: KnownTopics, space: TopicSpace) -> Recipe:
        embedder = SpacedEmbedder(self._embedder, space)
        return Recipe(self.settings, embedder, self.version, known.held, known.pinned)

    def _place(
        self,
        segments: pl.DataFrame,
        keyed: pl.DataFrame,
        parts: list[pl.DataFrame],
        known: KnownTopics,
    ) -> dy.DataFrame[SegmentTopics]:
        placed = pl.concat([part.select("text_key", "topic_id", "cosine") for part in parts])
        return to_segment_topics(
            with_text_keys(segments, keyed),
            placed,
            version=known.version,
            model_version=self.version,
        )

    def _join(
        self, others: pl.DataFrame, described: pl.DataFrame, known: KnownTopics
    ) -> dy.DataFrame[Topics]:
        return to_all_topics(others, described, version=known.version, model_version=self.version)


def _firsts(keyed: pl.DataFrame, vectors: Vectors) -> tuple[pl.DataFrame, Vectors]:
    return keyed.filter("is_first"), vectors[keyed["is_first"].to_numpy()]
