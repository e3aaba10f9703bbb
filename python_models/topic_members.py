"""Who belongs to a topic: communities that enough people make up, and texts near enough to one."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.embeddings import Vectors, to_matrix
from python_models.topic_communities import Start, find_communities
from python_models.topic_graph import Membership, TopicSettings, mean_vectors

_NONE: Final = pl.lit(None, dtype=pl.Int64)


def find_topics(
    texts: pl.DataFrame,
    vectors: Vectors,
    *,
    settings: TopicSettings,
    start: Start | None = None,
) -> tuple[pl.DataFrame, Membership]:
    """The texts with `community`, as of `keep_topics`, and the parent of each community.

    Topics are as fine as `settings` say, or as fine as so few texts allow.

    Args:
        texts: content_sha256, conversation_id.
        vectors: their unit vectors.
        settings: see `TopicSettings`.
        start: where the texts were; communities of fixed ones are topics in any case.
    """
    is_few = len(texts) <= settings.max_texts_to_widen
    found, most = (texts.with_columns(community=_NONE), np.empty(0, dtype=np.int64)), -1.0
    for resolution in (settings.resolution, *(settings.wider_resolutions if is_few else ())):
        membership, parents = find_communities(
            vectors, settings=replace(settings, resolution=resolution), start=start
        )
        held = [] if start is None else np.unique(membership[start.is_fixed]).tolist()
        kept = keep_topics(texts, vectors, membership, settings=settings, held=held)
        share = kept["community"].count() / max(len(texts), 1)
        if share > most:
            found, most = (kept, parents), share
        if share >= settings.enough_kept:
            break
    return found


def keep_topics(
    texts: pl.DataFrame,
    vectors: Vectors,
    membership: Membership,
    *,
    settings: TopicSettings,
    held: Collection[int] = (),
) -> pl.DataFrame:
    """The texts with `community`, null where it is no topic or the text is far from its centre.

    Args:
        texts: content_sha256, conversation_id.
        vectors: their unit vectors.
        membership: community of each, numbered from 0.
        settings: see `TopicSettings`.
        held: communities that are topics however few texts they have.
    """
    count = int(membership.max(initial=-1)) + 1
    centroids = mean_vectors(vectors, membership, count=count)
    cosines = np.einsum("ij,ij->i", vectors, centroids[membership])
    is_near = cosines >= settings.min_similarity
    # one sentence said a hundred times founds no topic, nor does one long letter
    wordings = _count_distinct(texts["content_sha256"], membership, is_near, count)
    talks = _count_distinct(texts["conversation_id"], membership, is_near, count)
    is_topic = (
        (wordings >= settings.min_texts)
        & (talks >= settings.min_conversations)
        & (_cohesion(vectors, membership, count) >= settings.min_cohesion)
    )
    is_topic[list(held)] = True
    is_kept = pl.Series(is_topic[membership] & is_near)
    return texts.with_columns(
        pl.when(is_kept).then(pl.Series(membership, dtype=pl.Int64)).alias("community")
    )


def name_communities(
    members: pl.DataFrame, *, known: dict[int, str] | None = None, of: str = ""
) -> pl.DataFrame:
    """The members with topic_id: a known one, or one that depends on the members alone.

    Args:
        members: text_key, community.
        known: id of each community that goes on under one.
        of: the topic that they are parts of; a part has another id than the same members alone.
    """
    ids = dict(known or {})
    for (number,), rows in members.drop_nulls("community").group_by("community"):
        if number not in ids:
            ids[int(str(number))] = f"topic_{hash_ids(rows['text_key'], of=of)}"
    return members.with_columns(
        pl.col("community")
        .replace_strict(ids, default=None, return_dtype=pl.String)
        .alias("topic_id")
    )


def recognise(texts: pl.DataFrame, vectors: Vectors, topics: pl.DataFrame) -> pl.DataFrame:
    """text_key, the nearest topic's id, null where the text is too far from it, and the cosine.

    Args:
        texts: text_key.
        vectors: their unit vectors, in the space of the topics.
        topics: topic_id, centroid, similarity_threshold_score.
    """
    if topics.is_empty() or texts.is_empty():
        nothing = pl.lit(None)
        return texts.select(
            "text_key",
            nothing.cast(pl.String).alias("topic_id"),
            nothing.cast(pl.Float64).alias("cosine"),
        )
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


def hash_ids(ids: pl.Series, *, of: str = "") -> str:
    """Twelve hexadecimal digits that depend on the set of ids and on what they are parts of."""
    return hashlib.sha256("".join([of, *ids.sort().to_list()]).encode()).hexdigest()[:12]


def _cohesion(vectors: Vectors, membership: Membership, count: int) -> npt.NDArray[np.float64]:
    """Mean cosine between different members of each community: near 0 for strangers."""
    sums = np.zeros((count, vectors.shape[1]), dtype=np.float64)
    np.add.at(sums, membership, vectors)
    sizes = np.bincount(membership, minlength=count)
    pairs = np.maximum(sizes * (sizes - 1), 1)
    return np.asarray(((sums**2).sum(axis=1) - sizes) / pairs, dtype=np.float64)


def _count_distinct(
    values: pl.Series, membership: Membership, is_near: npt.NDArray[np.bool_], count: int
) -> Membership:
    """Distinct values in each of `count` communities, among the members near its centre."""
    near = pl.DataFrame({"community": membership, "value": values}).filter(pl.Series(is_near))
    return np.bincount(near.unique()["community"].to_numpy(), minlength=count)
