"""Watch topics: what people want to follow, whether or not it is a topic of its own."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import dataframely as dy
import numpy as np
import polars as pl

from python_models.embeddings import Embedder, Vectors, to_matrix
from python_models.frames import Topics, WatchTopicSegments

VERSION: Final = "watch-1"
# phrases are few, so a text may be a little less like them than they are like each other
PHRASE_TOLERANCE: Final = 0.9
LONE_PHRASE_THRESHOLD: Final = 0.6
MIN_THRESHOLD: Final = 0.35


@dataclass(frozen=True, eq=False)
class WatchTopic:
    """What to look for; `version` changes when that does.

    Attributes:
        topic_id: its id among topics.
        label: its name, given by people.
        keywords: whole words, in any case; one of them is enough.
        phrases: texts that a segment has to be like.
        threshold: cosine to their mean from which on it is; None without phrases.
        centroid: unit vector, mean of the phrases, or of the keywords when there are none.
        version: of the definition and of what embeds.
    """

    topic_id: str
    label: str
    keywords: tuple[str, ...]
    phrases: tuple[str, ...]
    threshold: float | None
    centroid: Vectors
    version: str

    @property
    def pattern(self) -> str:
        """A regular expression for the keywords."""
        words = "|".join(re.escape(word) for word in self.keywords)
        return rf"(?i)(?:^|\W)(?:{words})(?:\W|$)"


def read_watch_topics(lookup: pl.DataFrame, *, embedder: Embedder) -> list[WatchTopic]:
    """Watch topics of the lookup; one that says nothing to look for is left out.

    Args:
        lookup: watch_topic_id, topic_label, filter_keywords, example_phrases; lists are separated
            by a vertical bar.
        embedder: embeds phrases and segments alike.
    """
    return list(_read(lookup, embedder))


def _read(lookup: pl.DataFrame, embedder: Embedder) -> Iterator[WatchTopic]:
    for row in lookup.sort("watch_topic_id").to_dicts():
        keywords, phrases = (_list(row[name]) for name in ("filter_keywords", "example_phrases"))
        if not keywords and not phrases:
            continue
        vectors = embedder.embed(list(phrases or keywords))
        parts = [VERSION, embedder.version, row["topic_label"], *keywords, "", *phrases]
        yield WatchTopic(
            topic_id=f"watch_{row['watch_topic_id']}",
            label=row["topic_label"],
            keywords=keywords,
            phrases=phrases,
            threshold=calibrate(vectors) if phrases else None,
            centroid=_unit(vectors.sum(axis=0)),
            version=f"{VERSION}+{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:12]}",
        )


def calibrate(phrases: Vectors) -> float:
    """The cosine from which on a text is like the phrases: nearly as like as they are themselves.

    Args:
        phrases: unit vectors, shape (phrases, 384); each is compared with the mean of the others.
    """
    if len(phrases) == 1:
        return LONE_PHRASE_THRESHOLD
    others = phrases.sum(axis=0) - phrases
    cosines = [float(phrase @ _unit(rest)) for phrase, rest in zip(phrases, others, strict=True)]
    return max(MIN_THRESHOLD, PHRASE_TOLERANCE * min(cosines))


def to_watch_rows(
    watched: list[WatchTopic], *, first_seen: dict[str, object]
) -> dy.DataFrame[Topics]:
    """Watch topics beside the discovered ones, with status `watch` and when each was first met."""
    rows = [
        {
            "topic_id": topic.topic_id,
            "parent_topic_id": None,
            "topic_level": "topic",
            "topic_version": 1,
            "topic_label": topic.label,
            "key_phrases": ", ".join(topic.keywords or topic.phrases),
            "similarity_threshold_score": topic.threshold,
            "centroid": topic.centroid,
            "first_seen_at": first_seen.get(topic.topic_id),
            "status": "watch",
            "model_version": topic.version,
        }
        for topic in watched
    ]
    return Topics.validate(pl.DataFrame(rows, schema=Topics.create_empty().schema))


def match_segments(segments: pl.DataFrame, topic: WatchTopic) -> dy.DataFrame[WatchTopicSegments]:
    """The segments that a watch topic is about.

    Args:
        segments: segment_id, segment_text, embedding.
        topic: what to look for.
    """
    cosines = to_matrix(segments["embedding"]) @ topic.centroid
    nothing = pl.lit(value=False)
    has_keyword = pl.col("segment_text").str.contains(topic.pattern) if topic.keywords else nothing
    is_like = nothing if topic.threshold is None else pl.col("cosine") >= topic.threshold
    frame = (
        segments.select("segment_id", "segment_text")
        .with_columns(pl.Series("cosine", cosines, dtype=pl.Float64).clip(-1.0, 1.0))
        .filter(has_keyword | is_like)
        .select(
            pl.lit(topic.topic_id).alias("topic_id"),
            "segment_id",
            pl.when(topic.threshold is not None).then("cosine").alias("similarity_score"),
            pl.when(has_keyword)
            .then(pl.lit("keyword"))
            .otherwise(pl.lit("phrase"))
            .alias("matched_by"),
        )
    )
    return WatchTopicSegments.validate(frame, cast=True)


def _list(joined: str | None) -> tuple[str, ...]:
    return tuple(part for word in (joined or "").split("|") if (part := word.strip()))


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), dtype=np.float32)
