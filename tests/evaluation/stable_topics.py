"""Topics that keep their name: what happens to old members when more texts arrive."""

from collections.abc import Iterator

import polars as pl

from tests.evaluation.evaluated_company import EvaluatedCompany
from tests.evaluation.figures import Figure, Goal, measure_share
from tests.evaluation.public_sets import LabelledSet

NAME = "stability (Banking77)"
COLD = "cold refit with matching .836, another seed alone .898"
GOALS = {0.95: Goal(0.98, COLD), 0.80: Goal(0.95, COLD)}


def evaluate_stability(company: EvaluatedCompany, given: LabelledSet) -> Iterator[Figure]:
    """The earliest part, then all as a daily run; and all twice from nothing."""
    for share, goal in GOALS.items():
        yield _evaluate_arrival(company, given.messages, share, goal)
    first, again = (_find_anew(company, given.messages) for _ in range(2))
    identical = first.equals(again)
    yield Figure(
        NAME, "found again from the same data: identical", float(identical), None, 1.0, False
    )


def _evaluate_arrival(
    company: EvaluatedCompany, messages: pl.DataFrame, share: float, goal: Goal
) -> Figure:
    # they arrive in the order of hashes: the earliest part is a random one
    early = messages.sort("sent_at").head(round(share * len(messages)))
    company.find_topics(early)
    before = company.topic_of(early).drop_nulls("topic_id")
    company.find_topics(messages, is_anew=False)
    after = company.topic_of(early).rename({"topic_id": "later_id"})
    both = before.join(after, on="conversation_id", how="left")
    kept = int(both.select((pl.col("topic_id") == pl.col("later_id")).sum()).item() or 0)
    name = f"old members keep their topic, {1 - share:.0%} arrives later"
    return measure_share(NAME, name, kept, len(both), goal)


def _find_anew(company: EvaluatedCompany, messages: pl.DataFrame) -> pl.DataFrame:
    company.find_topics(messages)
    return company.read(
        "select segment_id, topic_id, similarity_score, topic_label, key_phrases "
        "from enriched.segment_topics left join enriched.topics using (topic_id) order by all"
    )
