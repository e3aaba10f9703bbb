"""What a figure is made of: tables of counts, measures on them, and how far chance moves those.

A table has one row a true label. Its columns are found topics (`nmi`, `ari`, `accuracy`), or the
same labels in the same order and after them the answers that are no true label (`macro_f1`).
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Counts = npt.NDArray[np.int64]
Measure = Callable[[Counts], float]
Interval = tuple[float, float]
DRAWS, SEED, Z_95 = 200, 7, 1.959964


def cross_tabulate(truths: Sequence[str], answers: Sequence[str]) -> tuple[Counts, list[str]]:
    """Counts of each answer to each true label, and the answers: first the true labels, sorted."""
    labels = sorted(set(truths))
    columns = labels + sorted(set(answers) - set(labels))
    row_of = {label: number for number, label in enumerate(labels)}
    column_of = {label: number for number, label in enumerate(columns)}
    table = np.zeros((len(labels), len(columns)), dtype=np.int64)
    for truth, answer in zip(truths, answers, strict=True):
        table[row_of[truth], column_of[answer]] += 1
    return table, columns


def nmi(table: Counts) -> float:
    """Mutual information of labels and topics over the mean of their entropies."""
    joint = table / table.sum()
    rows, columns = joint.sum(axis=1), joint.sum(axis=0)
    mean_entropy = (_entropy(rows) + _entropy(columns)) / 2
    if mean_entropy == 0.0:  # one label, one topic: nothing to tell apart
        return 1.0
    shared = _entropy(rows) + _entropy(columns) - _entropy(joint.ravel())
    return float(shared / mean_entropy)


def ari(table: Counts) -> float:
    """Adjusted Rand index: pairs put together rightly, 0 by chance."""
    cells, total = _pairs(table), _pairs(table.sum())
    rows, columns = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    by_chance, most = rows * columns / total, (rows + columns) / 2
    return 1.0 if most == by_chance else float((cells - by_chance) / (most - by_chance))


def accuracy(table: Counts) -> float:
    """Share of texts in the topic that their label is paired with, one topic a label."""
    rows, columns = linear_sum_assignment(table, maximize=True)
    return float(table[rows, columns].sum() / table.sum())


def macro_f1(table: Counts) -> float:
    """Mean F1 of the true labels, each counting the same."""
    scores = [score for _, _, score in by_label(table)]
    return float(np.mean([score for score in scores if not np.isnan(score)]))


def by_label(table: Counts) -> list[tuple[float, float, float]]:
    """Precision, recall and F1 of each true label; NaN where there is nothing to divide by."""
    right = np.diagonal(table).astype(np.float64)
    with np.errstate(invalid="ignore"):
        precision, recall = right / table.sum(axis=0)[: len(table)], right / table.sum(axis=1)
        score = 2 * right / (table.sum(axis=0)[: len(table)] + table.sum(axis=1))
    return list(zip(precision.tolist(), recall.tolist(), score.tolist(), strict=True))


def micro_f1(counts: Counts) -> float:
    """F1 of counts (right, wrongly found, missed)."""
    right, wrong, missed = (float(count) for count in counts)
    return 2 * right / max(2 * right + wrong + missed, 1.0)


def draw_tables(table: Counts, measure: Measure) -> Interval:
    """95 % interval of a measure when the texts are drawn again: 200 draws, always the same."""
    drawn = np.random.default_rng(SEED).multinomial(
        table.sum(), table.ravel() / table.sum(), size=DRAWS
    )
    return _spread(measure(table), [measure(draw.reshape(table.shape)) for draw in drawn])


def draw_rows(rows: Counts, measure: Measure) -> Interval:
    """The same where each text has a row of counts and the measure reads their sum."""
    weights = np.random.default_rng(SEED).multinomial(
        len(rows), np.full(len(rows), 1 / len(rows)), size=DRAWS
    )
    return _spread(measure(rows.sum(axis=0)), [measure(totals) for totals in weights @ rows])


def wilson(count: int, total: int) -> Interval:
    """95 % interval of a share."""
    if total == 0:
        return 0.0, 1.0
    share, square = count / total, Z_95**2
    middle = share + square / (2 * total)
    reach = Z_95 * np.sqrt(share * (1 - share) / total + square / (4 * total**2))
    return float((middle - reach) / (1 + square / total)), float(
        (middle + reach) / (1 + square / total)
    )


def _entropy(shares: npt.NDArray[np.float64]) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())


def _pairs(counts: npt.NDArray[np.int64] | np.int64) -> float:
    numbers = np.asarray(counts, dtype=np.float64)
    return float((numbers * (numbers - 1) / 2).sum())


def _spread(value: float, drawn: list[float]) -> Interval:
    """Around the value: draws repeat texts, which flatters measures like NMI a little."""
    low, high = np.quantile(drawn, [0.025, 0.975]) - np.mean(drawn)
    return max(0.0, float(value + low)), min(1.0, float(value + high))
