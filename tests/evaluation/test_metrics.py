import numpy as np
import pytest

from tests.evaluation.metrics import (
    accuracy,
    ari,
    by_label,
    cross_tabulate,
    draw_rows,
    draw_tables,
    macro_f1,
    micro_f1,
    nmi,
    wilson,
)

TWO_LABELS_IN_THREE_TOPICS = np.array([[2, 0, 0], [0, 1, 1]])


@pytest.mark.parametrize("measure", [nmi, ari, accuracy])
def test_topics_that_are_the_labels_score_one_whatever_their_names(measure):
    assert measure(np.array([[0, 3, 0], [2, 0, 0], [0, 0, 4]])) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("measure", "by_hand"),
    # shared ln 2 over the mean of ln 2 and 1.5 ln 2; 1 pair of 2 and 1, expected 1/3; 3 of 4 texts
    [(nmi, 0.8), (ari, 4 / 7), (accuracy, 0.75)],
)
def test_a_label_in_two_topics_costs_what_the_formula_says(measure, by_hand):
    assert measure(TWO_LABELS_IN_THREE_TOPICS) == pytest.approx(by_hand)


def test_one_topic_for_everything_tells_nothing():
    table = np.array([[5], [5]])
    assert (nmi(table), ari(table), accuracy(table)) == pytest.approx((0.0, 0.0, 0.5))


def test_labels_are_paired_with_topics_so_that_most_texts_fit():
    # taking the largest topic first would give 3 + 0
    assert accuracy(np.array([[3, 2], [3, 0]])) == pytest.approx(5 / 8)


def test_macro_f1_counts_every_label_the_same_and_strange_answers_as_wrong():
    table, columns = cross_tabulate(["a", "a", "b", "b"], ["a", "b", "b", "none"])
    assert columns == ["a", "b", "none"]
    assert by_label(table) == [(1.0, 0.5, pytest.approx(2 / 3)), (0.5, 0.5, 0.5)]
    assert macro_f1(table) == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_a_label_that_is_never_answered_scores_zero():
    table, _ = cross_tabulate(["a", "b"], ["a", "a"])
    assert macro_f1(table) == pytest.approx((2 / 3 + 0) / 2)


def test_micro_f1_is_of_all_signals_together():
    assert micro_f1(np.array([3, 1, 2])) == pytest.approx(6 / 9)
    assert micro_f1(np.array([0, 0, 0])) == 0.0


@pytest.mark.parametrize(
    ("count", "total", "interval"),
    [(9, 10, (0.596, 0.982)), (90, 100, (0.826, 0.945)), (0, 5, (0.0, 0.434))],
)
def test_wilson_intervals_are_those_of_the_tables(count, total, interval):
    assert wilson(count, total) == pytest.approx(interval, abs=0.001)


def test_drawing_again_gives_the_same_interval_each_time_and_the_value_in_it():
    table = np.array([[40, 10], [5, 45]])
    low, high = draw_tables(table, macro_f1)
    assert draw_tables(table, macro_f1) == (low, high)
    assert low < macro_f1(table) < high
    rows = np.array([[1, 0, 0]] * 80 + [[0, 1, 1]] * 20)
    low, high = draw_rows(rows, micro_f1)
    assert low < 0.8 < high
