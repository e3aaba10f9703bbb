"""What is said of a new topic: its label and key phrases, its threshold, its parent."""

import hashlib

import numpy as np
import polars as pl

from python_models.embeddings import Embedder, Vectors, to_matrix
from python_models.frames import Topics
from python_models.topic_labels import KEY_PHRASE_COUNT, label_topics, to_labels


def describe_topics(
    members: pl.DataFrame,
    *,
    centroids: dict[str, Vectors],
    taken_labels: list[str],
    noise_quantile: float,
    embedder: Embedder,
) -> pl.DataFrame:
    """One row of `Topics` a topic, in the order of `centroids`, without parents.

    Args:
        members: topic_id, text_key, content_sha256, segment_text, occurred_at, cosine.
        centroids: unit vector of each topic id.
        taken_labels: labels that are other topics' already.
        noise_quantile: share of the members below the threshold of a newcomer.
        embedder: ranks the key phrases.
    """
    phrases = _find_key_phrases(members, centroids, embedder)
    best_first = members.sort("cosine", "text_key", descending=[True, False])
    owns = [best_first.filter(pl.col("topic_id") == topic_id) for topic_id in centroids]
    fallbacks = [own["segment_text"][0] for own in owns]
    labels = to_labels(phrases, fallbacks=fallbacks, taken=taken_labels)
    return _to_topics(
        [
            {
                "topic_id": topic_id,
                "topic_level": "topic",
                "topic_label": label,
                "key_phrases": ", ".join(key_phrases),
                "similarity_threshold_score": own["cosine"].quantile(noise_quantile),
                "centroid": centroids[topic_id],
                "first_seen_at": own["occurred_at"].min(),
            }
            for topic_id, own, label, key_phrases in zip(
                centroids, owns, labels, phrases, strict=True
            )
        ]
    )


def _find_key_phrases(
    members: pl.DataFrame, centroids: dict[str, Vectors], embedder: Embedder
) -> list[list[str]]:
    number_of = {topic_id: number for number, topic_id in enumerate(centroids)}
    wordings = members.unique(["topic_id", "content_sha256"], keep="first", maintain_order=True)
    return label_topics(
        wordings.with_columns(pl.col("topic_id").replace_strict(number_of).alias("topic_number")),
        centroids=np.array(list(centroids.values())),
        embedder=embedder,
    )


def with_parents(
    topics: pl.DataFrame, parent_of: dict[str, int], *, known: pl.DataFrame
) -> pl.DataFrame:
    """Give topics their parents: the nearest known one, or new ones over at least two topics.

    Args:
        topics: schema `Topics`, without parents.
        parent_of: number of the parent community of each topic id.
        known: topics so far; once there are parents, no others are made.
    """
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
