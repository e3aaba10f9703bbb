"""How tweets to airlines sound: a tweet is a message, judged as messages are."""

from collections.abc import Iterator

import polars as pl

from tests.evaluation.evaluated_company import EvaluatedCompany
from tests.evaluation.figures import Figure, Goal, measure_share, measure_table
from tests.evaluation.metrics import cross_tabulate, macro_f1
from tests.evaluation.public_sets import BENCHMARKS, LabelledSet, read_set

NAME = "airline tweets dev"
GOAL = Goal(
    0.66,
    "VADER .457, 20 seed phrases .590; taught on 600 / all of these tweets .681 / .756, "
    "RoBERTa so taught .820",
)


def read_tweets() -> LabelledSet:
    """7,245 tweets in three classes."""
    return read_set("tweet", BENCHMARKS / "sentiment" / "airline_tweets_dev.csv")


def evaluate_tweets(company: EvaluatedCompany, given: LabelledSet) -> Iterator[Figure]:
    """The message's score (`int_messages_scored`) on either side of `sentiment_thresholds`."""
    answers = answer_tweets(company, given)
    table, _ = cross_tabulate(answers["truth"].to_list(), answers["answer"].to_list())
    yield measure_table(NAME, "macro-F1 of 3 classes", table, macro_f1, GOAL)
    unknown = answers["sentiment_score"].null_count()
    yield measure_share(NAME, "without a score (counted as neutral)", unknown, len(answers))


def answer_tweets(company: EvaluatedCompany, given: LabelledSet) -> pl.DataFrame:
    """Columns conversation_id, truth, sentiment_score and answer."""
    scores = company.read_model("int_messages_scored").select("conversation_id", "sentiment_score")
    return (
        given.labelled.select("conversation_id", truth="sentiment")
        .join(scores, on="conversation_id", how="left", maintain_order="left")
        .with_columns(company.sentiment_of(pl.col("sentiment_score")).alias("answer"))
    )
