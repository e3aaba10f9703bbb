"""All topics anew: from nothing in the first run, later from where every text was."""

from collections.abc import Collection
from dataclasses import dataclass

import dataframely as dy
import numpy as np
import polars as pl

from python_models.embeddings import Vectors
from python_models.frames import TopicExamples
from python_models.topic_communities import Start
from python_models.topic_descriptions import Recipe, describe_topics, pick_examples
from python_models.topic_graph import Membership
from python_models.topic_lineage import Matches, match_communities
from python_models.topic_members import find_topics, name_communities
from python_models.topic_parents import found_parents


@dataclass(frozen=True)
class FittedTopics:
    """Topics with parents, where each text went, and what became of the topics before.

    Attributes:
        topics: schema `Topics`.
        members: the texts with topic_id, null for those too far from every topic, and cosine.
        changes: from_topic_id, to_topic_id, change, jaccard_score.
    """

    topics: pl.DataFrame
    members: pl.DataFrame
    changes: pl.DataFrame

    @property
    def examples(self) -> dy.DataFrame[TopicExamples]:
        """The most typical members; a parent shows the best of its children."""
        members = self.members.drop_nulls("topic_id")
        parents = self.topics.drop_nulls("parent_topic_id").select("topic_id", "parent_topic_id")
        of_parents = members.join(parents, on="topic_id").with_columns(topic_id="parent_topic_id")
        return pick_examples(pl.concat([members, of_parents.select(members.columns)]))


def fit_topics(
    texts: pl.DataFrame,
    vectors: Vectors,
    *,
    known: pl.DataFrame,
    recipe: Recipe,
) -> FittedTopics:
    """Find topics, and match them to those that there were.

    Args:
        texts: text_key, known_topic_id (null in none), content_sha256, segment_id,
            conversation_id, segment_text, occurred_at, in a fixed order.
        vectors: their unit vectors, in the space of the topics.
        known: active topics and parents so far (schema `Topics`).
        recipe: see `Recipe`.
    """
    start = None if known.is_empty() else _start(texts, known, recipe.held)
    kept, parent_numbers = find_topics(texts, vectors, settings=recipe.settings, start=start)
    numbers = kept["community"].drop_nulls().unique().to_list()
    matches = match_communities(
        kept.select("known_topic_id", "community"), communities=numbers, held=recipe.held
    )
    named = name_communities(kept, known=matches.continued)
    described = describe_topics(named, vectors, known=known, recipe=recipe)
    number_of = dict(named.drop_nulls("community").select("topic_id", "community").iter_rows())
    topics, parent_matches = found_parents(
        described.topics,
        described.members,
        {topic_id: int(parent_numbers[number]) for topic_id, number in number_of.items()},
        known=known,
    )
    changes = pl.concat(
        [
            _name(matches, {number: topic_id for topic_id, number in number_of.items()}),
            _name(parent_matches, _parents_by_number(topics, number_of, parent_numbers)),
        ]
    )
    return FittedTopics(topics, described.members, pl.concat([changes, _end(known, changes)]))


def _start(texts: pl.DataFrame, known: pl.DataFrame, held: Collection[str]) -> Start:
    """Each text in its topic's community, or in one of its own; a topic without parent alike."""
    ids = known["topic_id"].to_list()
    number_of = {topic_id: number for number, topic_id in enumerate(ids)}
    parents = dict(known.select("topic_id", "parent_topic_id").iter_rows())
    parent_of = [number_of.get(parents[topic_id], number_of[topic_id]) for topic_id in ids]
    alone = pl.int_range(len(ids), len(ids) + pl.len())
    topics = (
        texts.select(
            pl.col("known_topic_id")
            .replace_strict(number_of, default=None, return_dtype=pl.Int64)
            .fill_null(alone)
        )
        .to_series()
        .to_numpy()
    )
    own_parents = np.concatenate([parent_of, np.arange(len(ids), len(ids) + len(texts))])
    is_fixed = texts["known_topic_id"].is_in(list(held)).fill_null(value=False)
    return Start(topics, own_parents.astype(np.int64)[topics], is_fixed.to_numpy())


def _name(matches: Matches, ids: dict[int, str]) -> pl.DataFrame:
    to_topic = pl.col("community").replace_strict(ids, default=None, return_dtype=pl.String)
    return matches.changes.select(
        "from_topic_id", to_topic.alias("to_topic_id"), "change", "jaccard_score"
    )


def _end(known: pl.DataFrame, changes: pl.DataFrame) -> pl.DataFrame:
    """The end of topics of which no text is left."""
    gone = known.filter(~pl.col("topic_id").is_in(changes["from_topic_id"].drop_nulls().implode()))
    return gone.select(
        pl.col("topic_id").alias("from_topic_id"),
        pl.lit(None, dtype=pl.String).alias("to_topic_id"),
        pl.lit("retired").alias("change"),
        pl.lit(None, dtype=pl.Float64).alias("jaccard_score"),
    )


def _parents_by_number(
    topics: pl.DataFrame, number_of: dict[str, int], parent_numbers: Membership
) -> dict[int, str]:
    children = topics.drop_nulls("parent_topic_id").select("topic_id", "parent_topic_id")
    return {
        int(parent_numbers[number_of[topic_id]]): parent_id
        for topic_id, parent_id in children.iter_rows()
    }
