import csv
import json

import polars as pl
import pytest

from tests.evaluation.__main__ import SETS, evaluate
from tests.evaluation.evaluated_company import EvaluatedCompany, to_messages
from tests.evaluation.figures import Figure, write_figures
from tests.evaluation.public_sets import LabelledSet, MissingSetError, read_set

THINGS = ("csv export", "login page", "late invoice", "slow search", "mobile app", "audit log")
# text; intents; sentiment; emotion; friction; signals
BANK = """\
How do I use the {}?;question;neutral;confused;false;findability/explicit
The {} crashes again.;bug_report;negative;frustrated;true;churn_risk/recurring_problem/implied
Please build a {}.;feature_request;neutral;neutral;false;expansion/higher_tier/implied
Your {} is a shame.;complaint;negative;frustrated;true;escalation_demand/explicit
Cancel our {} today.;account_request;neutral;neutral;false;churn_risk/cancellation/explicit
I love the {}!;praise;positive;pleasantly_surprised;false;
Regards, the {} team.;other;neutral;neutral;false;
We print the {} and retype it.;complaint;neutral;neutral;true;workaround/core_failure/explicit
Rivalware has a {}.;other;neutral;neutral;false;competitor_mention/explicit
What does the {} mean?;question;neutral;confused;false;confusion/explicit
Oh, there is a {}?;question;positive;pleasantly_surprised;false;unaware/explicit
Um, maybe the {} later.;other;neutral;neutral;false;hesitation/implied
"""
# text; intents; sentiment; friction; signals
TEXTS = """\
How do I use the price list?;question;neutral;false;
The shared inbox crashes again.;bug_report;negative;true;churn_risk/recurring_problem/implied
Please build a calendar.;feature_request;neutral;false;expansion/higher_tier/implied
Your price list is a shame.;complaint|praise;negative;true;escalation_demand/explicit
Cancel our calendar today.;account_request;neutral;false;
I love the shared inbox!;praise;positive;false;
We print the calendar and retype it.;complaint;neutral;true;workaround/core_failure/explicit
How do I use the calendar?;question;neutral;false;
The price list crashes again.;bug_report;negative;true;
Regards, the calendar team.;other;neutral;false;
"""


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evaluation")
    with (folder / "label_bank.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("text", "intents", "sentiment", "emotion", "friction", "signals", "product_kind")
        )
        for text, *labels in read(BANK):
            writer.writerows((text.format(thing), *labels, "test tool") for thing in THINGS)
    return EvaluatedCompany(folder, embedder="hashing", label_bank=folder / "label_bank.csv")


@pytest.fixture(scope="module")
def figures(company):
    return {
        (figure.set_name, figure.measure): figure
        for figure in evaluate(company, {name: invent(name) for name in SETS}, has_confusions=True)
    }


def read(block):
    return csv.reader(block.splitlines(), delimiter=";")


def invent(set_name):
    columns = ["text", "intents", "sentiment", "friction", "signals"]
    rows = pl.DataFrame(list(read(TEXTS)), schema=columns, orient="row").with_columns(
        intent=pl.col("intents").str.split("|").list.first(),
        label=pl.Series(["bug", "feature", "question", "bug", "bug"] * 2),
        emotion=pl.lit("neutral"),
        slices=pl.Series(["look_alike", "implicit_negative"] * 5),
    )
    return LabelledSet(to_messages(set_name, rows["text"]), rows)


def test_every_set_has_figures_between_zero_and_one(figures):
    assert len({set_name for set_name, _ in figures}) == len(SETS)
    assert all(
        0 <= figure.value <= 1 for (_, name), figure in figures.items() if "topics, of" not in name
    )


def test_every_figure_lies_in_its_interval(figures):
    assert all(
        figure.interval[0] <= figure.value <= figure.interval[1]
        for figure in figures.values()
        if figure.interval
    )


def test_the_same_texts_have_the_same_topics_twice(figures):
    identical = figures[("stability (Banking77)", "found again from the same data: identical")]
    assert identical.verdict == "ok"


def test_words_of_the_label_bank_give_its_labels(figures):
    assert figures[("own held-out sentences", "macro-F1 of the main intent")].value > 0.8


def test_texts_arrive_in_an_order_that_has_nothing_to_do_with_the_file():
    messages = to_messages("set", pl.Series([f"text {number}" for number in range(50)]))
    assert messages["sent_at"].n_unique() == 50
    assert not messages["sent_at"].is_sorted()


def test_a_set_that_is_not_there_says_so(tmp_path):
    with pytest.raises(MissingSetError, match=r"absent\.csv"):
        read_set("absent", tmp_path / "absent.csv")


def test_figures_are_written_for_people_and_for_programs(tmp_path):
    figures = [
        Figure("set", "recall", 0.8, (0.7, 0.9), 0.75, comparison="others .5"),
        Figure("set", "false alarms", 0.2, (0.1, 0.3), 0.1, is_at_most=True),
    ]
    write_figures(figures, tmp_path, preface="Preface.")
    lines = (tmp_path / "results.md").read_text(encoding="utf-8").splitlines()
    assert lines[-2] == "| set | recall | 0.800 | 0.700–0.900 | ≥ 0.75 | ok | others .5 |"
    assert lines[-1] == "| set | false alarms | 0.200 | 0.100–0.300 | < 0.1 | above |  |"
    read = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert [figure["verdict"] for figure in read] == ["ok", "above"]
