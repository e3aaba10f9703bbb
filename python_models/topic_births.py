"""New topics from texts that fit none: communities, named, with parents and ids that depend only on their members."""

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.embeddings import Embedder, Vectors, to_matrix
from python_models.frames import TopicExamples, Topics
from python_models.topic_graph import Membership, TopicSettings, find_communities, mean_vectors
from python_models.topic_labels import KEY_PHRASE_COUNT, label_topics, to_labels

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
    min_texts: int,
    settings: TopicSettings,
    embedder: Embedder,
) -> BornTopics:
    """Found topics on the communities of at least `min_texts` distinct texts.

    Args:
        texts: text_key, segment_id, segment_text, occurred_at, in a fixed order.
        vectors: their unit vectors.
        known: topics so far; a newcomer joins the nearest known parent.
        min_texts: distinct wordings below which a community is no topic.
        settings: see `TopicSettings`.
        embedder: ranks the key phrases.
    """
    membership, parent_of = find_communities(vectors, settings=settings)
    centroids = mean_vectors(vectors, membership, count=len(parent_of))
    cosine = np.einsum("ij,ij->i", vectors, centroids[membership]).astype(np.float64)
    sizes = _count_wordings(
        texts["content_sha256"], membership, cosine >= settings.min_similarity, len(parent_of)
    )
    is_placed = (sizes[membership] >= min_texts) & (cosine >= settings.min_similarity)
    numbers = np.flatnonzero(sizes >= min_texts)
    if len(numbers) == 0:
        return BornTopics.none(texts)
    members = texts.with_columns(
        pl.Series("community", membership),
        pl.Series("cosine", cosine),
        pl.Series("is_placed", is_placed),
    )
    ids = {
        int(n): _topic_id(members.filter(pl.col("is_placed") & (pl.col("community") == n)))
        for n in numbers
    }
    described = _describe(members.filter("is_placed"), ids, centroids, settings, embedder)
    topics = _with_parents(
        described, {ids[int(n)]: int(parent_of[n]) for n in numbers}, known=known
    )
    examples = _exemplify(topics, members.filter("is_placed"), ids)
    placed = members.select(
        "text_key",
        pl.when("is_placed")
        .then(pl.col("community").replace_strict(ids, default=None))
        .alias("topic_id"),
        "cosine",
    )
    return BornTopics(topics, examples, placed)


def _count_wordings(
    hashes: pl.Series, membership: Membership, is_near: npt.NDArray[np.bool_], count: int
) -> Membership:
    """Distinct wordings of each community: one sentence said a hundred times founds no topic."""
    near = (
        pl.DataFrame({"community": membership, "hash": hashes}).filter(pl.Series(is_near)).unique()
    )
    return np.bincount(near["community"].to_numpy(), minlength=count)


def _topic_id(members: pl.DataFrame) -> str:
    digest = hashlib.sha256("".join(members["text_key"].sort().to_list()).encode())
    return f"topic_{digest.hexdigest()[:12]}"


def _describe(
    members: pl.DataFrame,
    ids: dict[int, str],
    centroids: Vectors,
    settings: TopicSettings,
    embedder: Embedder,
) -> pl.DataFrame:
    numbers = sorted(ids)
    place = {number: row for row, number in enumerate(numbers)}
    phrases = label_topics(
        members.unique(
            ["community", "content_sha256"], keep="first", maintain_order=True
        ).with_columns(pl.col("community").replace_strict(place).alias("topic_number")),
        centroids=centroids[numbers],
        embedder=embedder,
    )
    by_number = members.sort("cosine", "text_key", descending=[True, False]).partition_by(
        "community", as_dict=True
    )
    owns = [by_number[(number,)] for number in numbers]
    labels = to_labels(phrases, fallbacks=[own["segment_text"][0] for own in owns])
    rows = []
    for number, own, key_phrases, label in zip(numbers, owns, phrases, labels, strict=True):
        rows.append(
            {
                "topic_id": ids[number],
                "topic_level": "topic",
                "topic_label": label,
                "key_phrases": ", ".join(key_phrases),
                "similarity_threshold_score": own["cosine"].quantile(settings.noise_quantile),
                "centroid": centroids[number],
                "first_seen_at": own["occurred_at"].min(),
            }
        )
    return _to_topics(rows)


def _with_parents(
    topics: pl.DataFrame, parent_of: dict[str, int], *, known: pl.DataFrame
) -> pl.DataFrame:
    parents = known.filter(pl.col("topic_level") == "parent")
    if not parents.is_empty():
        cosines = to_matrix(topics["centroid"]) @ to_matrix(parents["centroid"]).T
        nearest = parents["topic_id"].gather(cosines.argmax(axis=1).tolist())
        return topics.with_columns(nearest.alias("parent_topic_id"))
    rows, parent_ids = [], {}
    for parent in sorted(set(parent_of.values())):
        children = topics.filter(
            pl.col("topic_id").is_in([t for t, p in parent_of.items() if p == parent])
        )
        if len(children) > 1:  # one child needs no parent
            rows.append(_parent_row(children))
            parent_ids.update(dict.fromkeys(children["topic_id"].to_list(), rows[-1]["topic_id"]))
    named = topics.with_columns(
        pl.col("topic_id")
        .replace_strict(parent_ids, default=None, return_dtype=pl.String)
        .alias("parent_topic_id")
    )
    return pl.concat([named, _to_topics(rows)]) if rows else named


def _parent_row(children: pl.DataFrame) -> dict[str, object]:
    centroid = to_matrix(children["centroid"]).mean(axis=0)
    phrases = [phrases.split(", ")[0] for phrases in children["key_phrases"].to_list() if phrases]
    labels = children["topic_label"].to_list()
    return {
        "topic_id": "parent_"
        + hashlib.sha256("".join(sorted(children["topic_id"])).encode()).hexdigest()[:12],
        "topic_level": "parent",
        "topic_label": " / ".join(labels[:3]),
        "key_phrases": ", ".join(phrases[:KEY_PHRASE_COUNT]),
        "similarity_threshold_score": None,
        "centroid": (centroid / np.linalg.norm(centroid)).astype(np.float32),
        "first_seen_at": children["first_seen_at"].min(),
    }


def _to_topics(rows: list[dict[str, object]]) -> pl.DataFrame:
    schema = Topics.create_empty().schema
    full = [
        {"parent_topic_id": None, "topic_version": 1, "status": "active", "model_version": "", **r}
        for r in rows
    ]
    return pl.DataFrame(full, schema=schema)


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
