"""Which new community continues which topic: by the texts they share, never by their labels."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

CONTINUED_JACCARD: Final = 0.5
PART_CONTAINMENT: Final = 0.3
_HELD: Final = 10.0  # above every Jaccard index: what a person decided on keeps its id
_CHANGES: Final = {
    "from_topic_id": pl.String,
    "community": pl.Int64,
    "change": pl.String,
    "jaccard_score": pl.Float64,
}

Shares = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Matches:
    """What became of the topics.

    Attributes:
        continued: the topic id of each community that continues one.
        changes: from_topic_id, community, change, jaccard_score; one row a change.
    """

    continued: dict[int, str]
    changes: pl.DataFrame


def match_communities(
    texts: pl.DataFrame, *, communities: Collection[int], held: Collection[str] = ()
) -> Matches:
    """Match communities to the topics that their texts were in.

    Args:
        texts: known_topic_id and community, each null where there is none; one row per text that
            was there before.
        communities: every number there is, also of communities of new texts only.
        held: topics that keep their id wherever most of their texts went.
    """
    olds = texts["known_topic_id"].drop_nulls().unique().sort().to_list()
    news = sorted(communities)
    shared = _count_shared(texts, olds, news)
    old_sizes = _sizes(texts["known_topic_id"], olds)[:, None]
    new_sizes = _sizes(texts["community"], news)[None, :]
    jaccard = shared / np.maximum(old_sizes + new_sizes - shared, 1)
    is_part = shared / np.maximum(old_sizes, 1) >= PART_CONTAINMENT
    pairs = _assign(jaccard, shared, is_held=np.isin(olds, list(held))) if olds and news else {}
    pairs |= _only_parts(is_part, pairs)
    changes = [
        {"from_topic_id": olds[old], "change": change, **_to(news, jaccard[old], new)}
        for old in range(len(olds))
        for change, new in _changes_of(is_part[old], pairs.get(old))
    ]
    met = {change.get("community") for change in changes}
    changes += [{"community": new, "change": "born"} for new in news if new not in met]
    return Matches(
        {news[new]: olds[old] for old, new in pairs.items()},
        pl.DataFrame(changes, schema=_CHANGES),
    )


def _count_shared(texts: pl.DataFrame, olds: list[str], news: list[int]) -> Shares:
    counted = texts.drop_nulls(["known_topic_id", "community"])
    row_of = {old: row for row, old in enumerate(olds)}
    column_of = {new: column for column, new in enumerate(news)}
    shared = np.zeros((len(olds), len(news)))
    for old, new, count in (
        counted.group_by("known_topic_id", "community").len().iter_rows()
    ):  # each pair once: the order does not matter
        shared[row_of[old], column_of[new]] = count
    return shared


def _sizes(values: pl.Series, wanted: list[str] | list[int]) -> Shares:
    counts = dict(values.drop_nulls().value_counts().iter_rows())
    return np.array([counts.get(value, 0) for value in wanted], dtype=np.float64)


def _assign(jaccard: Shares, shared: Shares, *, is_held: npt.NDArray[np.bool_]) -> dict[int, int]:
    """Column of each row that continues: the largest total, one to one."""
    from scipy.optimize import linear_sum_assignment

    scores = jaccard.copy()
    rows = np.flatnonzero(is_held)
    scores[rows, shared[rows].argmax(axis=1)] += _HELD
    assigned = zip(*linear_sum_assignment(scores, maximize=True), strict=True)
    return {
        int(row): int(column)
        for row, column in assigned
        if scores[row, column] >= CONTINUED_JACCARD
    }


def _only_parts(is_part: npt.NDArray[np.bool_], pairs: dict[int, int]) -> dict[int, int]:
    """A topic whose one part is a community of nobody else goes on there, however it has grown."""
    taken = set(pairs.values())
    return {
        int(row): int(column)
        for row, column in np.argwhere(is_part)
        if row not in pairs
        and column not in taken
        and is_part[row].sum() == is_part[:, column].sum() == 1
    }


def _changes_of(
    is_part: npt.NDArray[np.bool_], continued: int | None
) -> list[tuple[str, int | None]]:
    parts = [int(column) for column in np.flatnonzero(is_part) if column != continued]
    if continued is not None:
        return [("continued", continued), *(("split", part) for part in parts)]
    if not parts:
        return [("retired", None)]
    change = "split" if len(parts) > 1 else "merged"
    return [(change, part) for part in parts]


def _to(news: list[int], jaccard: Shares, new: int | None) -> dict[str, object]:
    if new is None:
        return {}
    return {"community": news[new], "jaccard_score": float(jaccard[new])}
