"""Known topics as people want them: mergers and splits carried out, names given."""

import polars as pl

from python_models.embeddings import Vectors
from python_models.frames import SegmentTopics
from python_models.topic_choices import TopicChoices
from python_models.topic_descriptions import Recipe, pick_examples
from python_models.topic_regroupings import Regrouped, merge_topics, split_topic
from python_models.topic_states import (
    KnownTopics,
    TopicState,
    to_all_topics,
    to_lineage,
    to_segment_topics,
)


def list_concerned(choices: TopicChoices) -> list[str]:
    """Ids of the topics whose texts mergers and splits need."""
    return sorted({*choices.mergers, *choices.mergers.values(), *choices.splits})


def curate_topics(
    keyed: pl.DataFrame,
    vectors: Vectors,
    *,
    known: KnownTopics,
    choices: TopicChoices,
    recipe: Recipe,
) -> TopicState:
    """Merge and split topics; what nobody asked about stays untouched.

    Args:
        keyed: all texts of the topics concerned, as of `to_topic_texts`, with known_topic_id.
        vectors: their unit vectors, in the space of the topics.
        known: the topics so far.
        choices: what to merge and to split.
        recipe: see `Recipe`.
    """
    is_first = keyed["is_first"].to_numpy()
    texts, firsts = keyed.filter("is_first"), vectors[is_first]
    done, warnings = [], []
    for into, sources in gather_mergers(choices).items():
        is_own = texts["known_topic_id"].is_in([into, *sources])
        own = texts.filter(is_own), firsts[is_own.to_numpy()]
        if is_own.any():
            done.append(merge_topics(*own, known=known.topics, into=into, recipe=recipe))
    # what is merged and split in one go is split in the next run
    merging = {*choices.mergers, *choices.mergers.values()}
    for topic_id in sorted(set(choices.splits) - merging):
        is_own = texts["known_topic_id"] == topic_id
        own = texts.filter(is_own), firsts[is_own.to_numpy()]
        parts = split_topic(*own, known=known.topics, recipe=recipe)
        if parts is None:
            warnings.append(f"topic_overrides: split of {topic_id!r}: it does not fall into parts.")
        else:
            done.append(parts)
    return _to_state(keyed, done, known, recipe.model_version, warnings)


def gather_mergers(choices: TopicChoices) -> dict[str, list[str]]:
    """Sources of each topic that others go into, however many steps away; a circle is left out."""
    sources: dict[str, list[str]] = {}
    for source in sorted(choices.mergers):
        into, seen = source, {source}
        while (following := choices.mergers.get(into)) is not None and following not in seen:
            into = following
            seen.add(into)
        if into not in choices.mergers:
            sources.setdefault(into, []).append(source)
    return sources


def _to_state(
    keyed: pl.DataFrame,
    done: list[Regrouped],
    known: KnownTopics,
    model_version: str,
    warnings: list[str],
) -> TopicState:
    if not done:
        return TopicState(SegmentTopics.create_empty(), known.topics, warnings=warnings)
    changed = pl.concat([part.topics for part in done], how="vertical_relaxed")
    members = pl.concat([part.members for part in done], how="diagonal")
    moved = keyed.join(members.select("text_key"), on="text_key", how="semi")
    others = known.topics.join(changed, on="topic_id", how="anti", maintain_order="left")
    return TopicState(
        to_segment_topics(moved, members, version=known.version, model_version=model_version),
        to_all_topics(others, changed, version=known.version, model_version=model_version),
        new_examples=pick_examples(members),
        lineage=to_lineage(pl.concat([part.changes for part in done]), version=known.version),
        warnings=warnings,
    )
