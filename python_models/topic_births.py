"""New topics beside the known ones, from texts that fit none of those."""

from dataclasses import replace
from typing import Final

import polars as pl

from python_models.embeddings import Vectors
from python_models.topic_descriptions import DescribedTopics, Recipe, describe_topics
from python_models.topic_members import find_topics, name_communities
from python_models.topic_parents import join_parents

# the pool holds mostly stragglers of known topics: a newcomer needs more evidence
EVIDENCE_FACTOR: Final = 2
ANY_AT_ALL: Final = 1e-9


def found_newcomers(
    texts: pl.DataFrame,
    vectors: Vectors,
    *,
    known: pl.DataFrame,
    recipe: Recipe,
) -> DescribedTopics:
    """Topics born from a pool of texts; each joins the nearest known parent.

    Args:
        texts: text_key, content_sha256, segment_id, conversation_id, segment_text, occurred_at,
            in a fixed order.
        vectors: their unit vectors, in the space of the topics.
        known: topics so far (schema `Topics`); no known label is given again.
        recipe: see `Recipe`; communities need `EVIDENCE_FACTOR` times the texts of its settings.
    """
    settings = recipe.settings
    strict = replace(
        settings, min_texts=EVIDENCE_FACTOR * settings.min_texts, enough_kept=ANY_AT_ALL
    )
    unplaced = texts.with_columns(topic_id=pl.lit(None, dtype=pl.String))
    if len(texts) >= strict.min_texts:
        kept, _ = find_topics(texts, vectors, settings=strict)
        unplaced = name_communities(kept)
    born = describe_topics(unplaced, vectors, known=known, recipe=recipe)
    return DescribedTopics(join_parents(born.topics, known=known), born.members)
