"""`make evaluate`: every quality figure in one table, beside its target and what others reached.

Nothing is fitted on these sets: the heads know the label bank only.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from tests.evaluation.airline_tweets import evaluate_tweets, read_tweets
from tests.evaluation.confusions import print_confusions
from tests.evaluation.discovered_topics import (
    evaluate_banking77,
    evaluate_dstc11,
    read_banking77,
    read_dstc11,
)
from tests.evaluation.evaluated_company import EvaluatedCompany
from tests.evaluation.figures import Figure, print_figures, say, write_figures
from tests.evaluation.github_issues import evaluate_issues, read_issues
from tests.evaluation.held_out import evaluate_held_out, read_held_out
from tests.evaluation.public_sets import LabelledSet, MissingSetError
from tests.evaluation.stable_topics import evaluate_stability

Evaluate = Callable[[EvaluatedCompany, LabelledSet], Iterator[Figure]]
SETS: dict[str, tuple[Callable[[], LabelledSet], Evaluate]] = {
    "banking77": (read_banking77, evaluate_banking77),
    "dstc11": (read_dstc11, evaluate_dstc11),
    "airline_tweets": (read_tweets, evaluate_tweets),
    "github_issues": (read_issues, evaluate_issues),
    "held_out": (read_held_out, evaluate_held_out),
    "stability": (read_banking77, evaluate_stability),
}
FOLDER = Path(__file__).parent
WAREHOUSE = FOLDER.parents[1] / "warehouse" / "evaluation"
PREFACE = (
    "Written by `make evaluate`. Intervals: texts drawn again 200 times, Wilson's for shares. "
    "Nothing is fitted on these sets, and all have the same settings."
)


def main() -> int:
    """Evaluate what the options ask for; a missed target is said, not failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--only", choices=tuple(SETS), help="one set; the files stay as they are")
    parser.add_argument("--embedder", default="minilm", help="hashing: only to see that it runs")
    parser.add_argument("--confusions", action="store_true", help="also a table a head")
    options = parser.parse_args()
    names = [options.only] if options.only else list(SETS)
    given = _read(names)
    company = EvaluatedCompany(WAREHOUSE, embedder=options.embedder)
    figures = evaluate(company, given, has_confusions=options.confusions)
    print_figures(figures)
    if len(given) == len(SETS) and options.embedder == "minilm":
        write_figures(figures, FOLDER, preface=PREFACE)
    else:
        say("Not all sets were evaluated with the product's embedder: results.md stays as it is.")
    return 0


def evaluate(
    company: EvaluatedCompany, given: dict[str, LabelledSet], *, has_confusions: bool = False
) -> list[Figure]:
    """Label all sets in one go, then measure each."""
    messages = [labelled.messages for labelled in given.values()]
    if messages:
        company.label(pl.concat(messages).unique("message_id", maintain_order=True))
    figures = []
    for name, labelled in given.items():
        say(f"{name}: {len(labelled.rows):,} texts")
        company.look_at(labelled.messages)
        figures += list(SETS[name][1](company, labelled))
        if has_confusions:
            print_confusions(name, company, labelled)
    return figures


def _read(names: list[str]) -> dict[str, LabelledSet]:
    given = {}
    for name in names:
        try:
            given[name] = SETS[name][0]()
        except MissingSetError as error:
            say(f"{name}: skipped, {error}")
    return given


if __name__ == "__main__":
    sys.exit(main())
