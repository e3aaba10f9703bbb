"""Topics that nobody named: how well they agree with the labels that people gave."""

from collections.abc import Iterator

from tests.evaluation.evaluated_company import EvaluatedCompany
from tests.evaluation.figures import NO_GOAL, Figure, Goal, measure_share, measure_table
from tests.evaluation.metrics import accuracy, ari, cross_tabulate, nmi
from tests.evaluation.public_sets import BENCHMARKS, LabelledSet, read_set

NOISE = "no topic"
MEASURES = {"NMI": nmi, "ARI": ari, "ACC": accuracy}
BANKING77_GOALS = {
    "NMI": Goal(.82, "BERTopic's default .783, k-means told the 77 .777, USNID .753"),
    "ARI": Goal(.57, "BERTopic's default .340, k-means told the 77 .499, USNID .433"),
    "ACC": Goal(.66, "BERTopic's default .339, k-means told the 77 .625, USNID .548"),
}  # fmt: skip
DSTC11_GOALS = {
    "NMI": Goal(.66, "k-means .593; on two other sets best of 37 teams .751, median .696"),
    "ARI": Goal(None, "on two other sets best of 37 teams .592, median .467"),
    "ACC": Goal(.60, "k-means .526; on two other sets best of 37 teams .698, median .581"),
}  # fmt: skip


def read_banking77() -> LabelledSet:
    """13,083 questions to a bank, 77 intents."""
    folder = BENCHMARKS / "topics"
    return read_set("banking77", folder / "banking77_train.csv", folder / "banking77_test.csv")


def read_dstc11() -> LabelledSet:
    """1,205 turns of calls to an insurer, 22 intents."""
    return read_set("dstc11", BENCHMARKS / "topics" / "dstc11_insurance_dev.csv")


def evaluate_banking77(company: EvaluatedCompany, given: LabelledSet) -> Iterator[Figure]:
    """Against the labels of the bank."""
    yield from _evaluate("Banking77", company, given, BANKING77_GOALS)


def evaluate_dstc11(company: EvaluatedCompany, given: LabelledSet) -> Iterator[Figure]:
    """Against the labels of the insurer."""
    yield from _evaluate("DSTC11 insurance dev", company, given, DSTC11_GOALS)


def _evaluate(
    name: str, company: EvaluatedCompany, given: LabelledSet, goals: dict[str, Goal]
) -> Iterator[Figure]:
    """The topic that a conversation shows against its label; texts without one are one cluster."""
    company.find_topics(given.messages)
    shown = company.topic_of(given.messages)["topic_id"]
    table, topics = cross_tabulate(given.rows["intent"].to_list(), shown.fill_null(NOISE).to_list())
    # topics have no label's name: the columns of labels are empty
    table = table[:, len(table) :]
    for measure, function in MEASURES.items():
        yield measure_table(name, measure, table, function, goals.get(measure, NO_GOAL))
    yield measure_share(name, "without a topic", shown.null_count(), len(shown))
    yield Figure(name, f"topics, of {len(table)} labels", len(topics) - len(table) - (
        NOISE in topics
    ))  # fmt: skip
