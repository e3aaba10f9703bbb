"""Which label is taken for which, head by head: rows are people's labels, columns the product's."""

import polars as pl

from tests.evaluation.airline_tweets import answer_tweets
from tests.evaluation.evaluated_company import EvaluatedCompany
from tests.evaluation.figures import say
from tests.evaluation.github_issues import answer_issues
from tests.evaluation.held_out import answer_held_out
from tests.evaluation.metrics import by_label, cross_tabulate
from tests.evaluation.public_sets import LabelledSet

HELD_OUT_HEADS = {
    "intent": ("main_intent", "intent"),
    "sentiment": ("true_sentiment", "sentiment"),
    "emotion": ("true_emotion", "emotion"),
}


def print_confusions(set_name: str, company: EvaluatedCompany, given: LabelledSet) -> None:
    """One table a head; sets without labels of heads have none."""
    if set_name == "airline_tweets":
        answers = answer_tweets(company, given)
        _print("sentiment of airline tweets", answers["truth"], answers["answer"])
    if set_name == "github_issues":
        answers = answer_issues(company, given)
        _print("intent of GitHub issues", answers["label"], answers["answer"])
    if set_name == "held_out":
        answers = answer_held_out(company, given)
        for head, (truth, answer) in HELD_OUT_HEADS.items():
            _print(f"{head} of held-out sentences", answers[truth], answers[answer])
        _print_signals(answers)


def _print(title: str, truths: pl.Series, answers: pl.Series) -> None:
    table, columns = cross_tabulate(truths.to_list(), answers.to_list())
    width = max(len(column) for column in columns) + 2
    say(f"\n{title}")
    heads = [*columns, "precision", "recall", "F1"]
    say("".join(name.rjust(width) for name in ["", *heads]))
    for label, row, scores in zip(columns, table, by_label(table), strict=False):
        numbers = [str(count) for count in row] + [f"{score:.3f}" for score in scores]
        say("".join(cell.rjust(width) for cell in [label, *numbers]))


def _print_signals(answers: pl.DataFrame) -> None:
    say("\nsignals of held-out sentences")
    pairs = answers.select("true_signals", "found_signals").rows()
    for signal in sorted({signal for lists in pairs for signals in lists for signal in signals}):
        right = sum(signal in true and signal in found for true, found in pairs)
        found_count = sum(signal in found for _, found in pairs)
        true_count = sum(signal in true for true, _ in pairs)
        say(f"{signal:>20}: {right} right, {found_count} found, {true_count} labelled")
