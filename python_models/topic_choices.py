"""What people decided about topics: names, mergers, splits, and topics that stay as they are."""

from dataclasses import dataclass
from typing import Final

import polars as pl

_KNOWN_ACTIONS: Final = ("rename", "merge", "split", "pin")


@dataclass(frozen=True)
class TopicChoices:
    """Overrides that make sense, by what they ask for.

    Attributes:
        labels: new label of each topic id.
        mergers: topic id that each topic id goes into.
        splits: topic ids that fall apart.
        pinned: topic ids that neither end nor change their label.
        held: topic ids that neither end nor lose a text.
        warnings: a sentence about each override that is left out.
    """

    labels: dict[str, str]
    mergers: dict[str, str]
    splits: list[str]
    pinned: frozenset[str]
    held: frozenset[str]
    warnings: list[str]


def read_choices(
    overrides: pl.DataFrame, *, topics: pl.DataFrame, lineage: pl.DataFrame
) -> TopicChoices:
    """Sort overrides by what they ask for; what was done once is not asked for again.

    Args:
        overrides: topic_id, action, new_label, into_topic_id, decided_at; the last one counts
            where two contradict each other.
        topics: schema `Topics`, retired ones included.
        lineage: schema `TopicLineage`: the parts of a split topic are in it.
    """
    status = dict(topics.select("topic_id", "status").iter_rows())
    rows = overrides.sort("decided_at", "topic_id", "action").to_dicts()
    problems = [_find_problem(row, status) for row in rows]
    by_action: dict[str, list[dict[str, str]]] = {action: [] for action in _KNOWN_ACTIONS}
    for row, problem in zip(rows, problems, strict=True):
        if problem is None:
            by_action[row["action"]].append(row)
    is_active = (pl.col("status") == "active") & (pl.col("topic_level") == "topic")
    active = set(topics.filter(is_active)["topic_id"])
    labels = {row["topic_id"]: row["new_label"] for row in by_action["rename"]}
    mergers = {row["topic_id"]: row["into_topic_id"] for row in by_action["merge"]}
    splits = list(dict.fromkeys(row["topic_id"] for row in by_action["split"]))
    pinned = frozenset(row["topic_id"] for row in by_action["pin"])
    parts = [part for topic_id in splits for part in _parts(lineage, topic_id)]
    return TopicChoices(
        labels=labels,
        mergers={old: into for old, into in mergers.items() if {old, into} <= active},
        splits=[topic_id for topic_id in splits if topic_id in active],
        pinned=pinned,
        held=frozenset({*labels, *pinned, *mergers.values(), *parts} & active),
        warnings=[problem for problem in problems if problem],
    )


def rename(topics: pl.DataFrame, choices: TopicChoices) -> pl.DataFrame:
    """Topics with the labels that people gave them."""
    given = pl.col("topic_id").replace_strict(choices.labels, default=None, return_dtype=pl.String)
    return topics.with_columns(pl.coalesce(given, "topic_label").alias("topic_label"))


def _find_problem(row: dict[str, str | None], status: dict[str, str]) -> str | None:
    """Why an override cannot be followed, and what to do; None when it can."""
    topic_id, action, into = row["topic_id"], row["action"], row["into_topic_id"]
    said = f"topic_overrides: {action} of {topic_id!r}"
    if action not in _KNOWN_ACTIONS:
        return f"{said}: the action has to be one of {', '.join(_KNOWN_ACTIONS)}."
    if topic_id not in status:
        return f"{said}: there is no such topic. Take its id from dim_topics."
    if action == "rename" and not row["new_label"]:
        return f"{said}: new_label is empty."
    if action == "merge" and (into not in status or into == topic_id):
        return f"{said}: into_topic_id {into!r} is no other topic. Take its id from dim_topics."
    return None


def _parts(lineage: pl.DataFrame, topic_id: str) -> list[str]:
    is_part = (pl.col("change") == "split") & (pl.col("from_topic_id") == topic_id)
    return lineage.filter(is_part)["to_topic_id"].to_list()
