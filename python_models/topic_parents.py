"""Parents of topics: wider communities, matched to those there were."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from python_models.embeddings import to_matrix
from python_models.topic_descriptions import to_topics
from python_models.topic_labels import KEY_PHRASE_COUNT
from python_models.topic_lineage import Matches, match_communities
from python_models.topic_members import hash_ids


def join_parents(topics: pl.DataFrame, *, known: pl.DataFrame) -> pl.DataFrame:
    """Give newcomers the nearest of the known parents, where there are any."""
    parents = known.filter((pl.col("topic_level") == "parent") & (pl.col("status") == "active"))
    if parents.is_empty() or topics.is_empty():
        return topics
    cosines = to_matrix(topics["centroid"]) @ to_matrix(parents["centroid"]).T
    nearest = parents["topic_id"].gather(cosines.argmax(axis=1).tolist())
    return topics.with_columns(nearest.alias("parent_topic_id"))


def found_parents(
    topics: pl.DataFrame, members: pl.DataFrame, parent_of: dict[str, int], *, known: pl.DataFrame
) -> tuple[pl.DataFrame, Matches]:
    """Topics with their parents, of which each has two children or more, and what parents became.

    Args:
        topics: schema `Topics`, without parents.
        members: topic_id and known_topic_id of each text.
        parent_of: number of the parent community of each topic id.
        known: topics so far; a parent goes on where most of its texts did.
    """
    sizes = dict(members["topic_id"].drop_nulls().value_counts().iter_rows())
    groups: dict[int, list[str]] = {}
    for topic_id in sorted(parent_of, key=lambda topic_id: (-sizes.get(topic_id, 0), topic_id)):
        groups.setdefault(parent_of[topic_id], []).append(topic_id)
    groups = {number: ids for number, ids in groups.items() if len(ids) > 1}
    number_of = {topic_id: number for number, ids in groups.items() for topic_id in ids}
    old_parent = dict(known.select("topic_id", "parent_topic_id").iter_rows())
    matches = match_communities(
        members.filter(pl.col("known_topic_id").is_not_null()).select(
            _replace("known_topic_id", old_parent, pl.String),
            _replace("topic_id", number_of, pl.Int64).alias("community"),
        ),
        communities=groups,
    )
    before = {row["topic_id"]: row for row in known.drop("centroid").to_dicts()}
    rows, ids = [], {}
    for number, children in groups.items():
        row = _parent_row(topics, children)
        if number in matches.continued:
            row["topic_id"] = matches.continued[number]
            row["first_seen_at"] = min(
                row["first_seen_at"], before[row["topic_id"]]["first_seen_at"]
            )
        rows.append(row)
        ids.update(dict.fromkeys(children, row["topic_id"]))
    named = topics.with_columns(_replace("topic_id", ids, pl.String).alias("parent_topic_id"))
    return (pl.concat([named, to_topics(rows)]) if rows else named), matches


def _replace(column: str, values: Mapping[str, object], dtype: type[pl.DataType]) -> pl.Expr:
    return pl.col(column).replace_strict(values, default=None, return_dtype=dtype)


def _parent_row(topics: pl.DataFrame, ids: list[str]) -> dict[str, object]:
    """A parent is named by its largest children and stands in their middle."""
    order = pl.DataFrame({"topic_id": ids})
    children = order.join(topics, on="topic_id", how="left", maintain_order="left")
    centroid = to_matrix(children["centroid"]).mean(axis=0)
    phrases = [phrases.split(", ")[0] for phrases in children["key_phrases"].to_list() if phrases]
    return {
        "topic_id": f"parent_{hash_ids(children['topic_id'])}",
        "topic_level": "parent",
        "topic_label": " / ".join(children["topic_label"].to_list()[:3]),
        "key_phrases": ", ".join(phrases[:KEY_PHRASE_COUNT]),
        "similarity_threshold_score": None,
        "centroid": (centroid / np.linalg.norm(centroid)).astype(np.float32),
        "first_seen_at": children["first_seen_at"].min(),
    }
