"""What authors of issues want: an issue is a message, its intent is its conversation's."""

from collections.abc import Iterator

import polars as pl

from tests.evaluation.evaluated_company import EvaluatedCompany
from tests.evaluation.figures import Figure, Goal, measure_share, measure_table
from tests.evaluation.metrics import cross_tabulate, macro_f1
from tests.evaluation.public_sets import BENCHMARKS, LabelledSet, read_set

NAME = "GitHub issues train"
GOAL = Goal(
    0.64,
    "seed phrases .502; taught on these issues: logistic regression .699, fastText .718, "
    "RoBERTa .792, SetFit .827",
)
LABEL_OF = {"bug_report": "bug", "feature_request": "feature", "question": "question"}
NO_ANSWER = "none of them"


def read_issues() -> LabelledSet:
    """1,500 issues; title, empty line, body."""
    path = BENCHMARKS / "intents" / "github_issues_train.csv"
    return read_set("issue", path, text=("title", "body"))


def evaluate_issues(company: EvaluatedCompany, given: LabelledSet) -> Iterator[Figure]:
    """The conversation's intent among the three that these issues may have."""
    answers = answer_issues(company, given)
    table, _ = cross_tabulate(answers["label"].to_list(), answers["answer"].to_list())
    yield measure_table(NAME, "macro-F1 of bug / feature / question", table, macro_f1, GOAL)
    silent = int((answers["answer"] == NO_ANSWER).sum())
    yield measure_share(
        NAME, "with none of the three intents (counted as wrong)", silent, len(answers)
    )


def answer_issues(company: EvaluatedCompany, given: LabelledSet) -> pl.DataFrame:
    """Columns conversation_id, label and answer."""
    listed = ", ".join(f"'{intent}'" for intent in LABEL_OF)
    intents = company.read_model(
        "int_intents_aggregated_to_conversations",
        instead={"int_segments_joined_to_labels": f"from {{model}} where intent in ({listed})"},
    )
    answer = pl.col("primary_intent").cast(pl.String).replace_strict(LABEL_OF, default=NO_ANSWER)
    return (
        given.labelled.select("conversation_id", "label")
        .join(intents, on="conversation_id", how="left", maintain_order="left")
        .with_columns(answer.fill_null(NO_ANSWER).alias("answer"))
    )
