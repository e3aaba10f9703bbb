# The only test module that imports Great Expectations: it takes thirteen CPU seconds.
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from orchestration.defs.enriched.model_output_checks import model_output_is_plausible
from orchestration.defs.published.published_warehouse import published_warehouse
from orchestration.errors import ExpectationSuiteError
from orchestration.expectation_outcomes import ExpectationOutcome, SuiteOutcome
from orchestration.expectations import run_expectation_suites
from orchestration.suite_definitions import SUITES_DIR

EMOTIONS = ["frustrated", "confused", "pleasantly_surprised", "neutral"]
INTENTS = ["question", "bug_report", "feature_request", "complaint"]
SAFE_TEXT = "To [email]: order 20260930123 of 2026-09-30 10:15:00, see you @ noon"


def good_frames(rows: int = 200) -> dict[str, pd.DataFrame]:
    numbers = pd.Series(range(rows))
    segments = pd.DataFrame({"segment_id": "s" + numbers.astype("string")})
    half = numbers % 2
    drift = {"topic_id": ["t1", "t2"], "share_change": [0.1, -0.1], "absolute_share_change": 0.1}
    return {
        "segment_sentiments": segments.assign(
            sentiment_score=half - 0.5, emotion=[EMOTIONS[number % 4] for number in numbers]
        ),
        "segment_intents": segments.assign(
            intent=[INTENTS[number % 4] for number in numbers],
            confidence_score=0.7,
            intent_share=0.25,
        ),
        "segment_topics": segments.assign(noise=half, without_topic=half),
        "published_text": pd.DataFrame({"message_id": segments["segment_id"], "text": SAFE_TEXT}),
        "message_volume": pd.DataFrame(
            {
                "channel": ["ticket", "chat"],
                "mean_message_count": 4.5,
                "customer_message_share": 0.5,
            }
        ),
        "message_volume_drift": pd.DataFrame({"kept_share": [1.0], "growth_ratio": [1.1]}),
        "topic_share_drift": pd.DataFrame(drift),
    }


@cache
def outcome_of_good_frames() -> SuiteOutcome:
    return run_expectation_suites(good_frames(), SUITES_DIR)


def failures(folder: Path, suite: str, column: str, values: Any) -> list[ExpectationOutcome]:
    # The one suite alone: a run of all of them takes half a second.
    shutil.copy(SUITES_DIR / f"{suite}.json", folder)
    frame = good_frames()[suite]
    frame[column] = values
    return list(run_expectation_suites({suite: frame}, folder).failures)


def test_good_frames_pass_every_expectation() -> None:
    assert outcome_of_good_frames().failures == ()
    assert outcome_of_good_frames().skipped == ()
    assert len(outcome_of_good_frames().outcomes) == 19


ROWS = "rows break the rule"
BROKEN = [
    ("segment_sentiments.sentiment_score", [1.7, -1.2, *[0, 0.1] * 99], f"values: 2 of 200 {ROWS}"),
    ("segment_sentiments.sentiment_score", [-0.99, -0.91] * 100, "mean: -0.95"),
    ("segment_sentiments.sentiment_score", [0.5, 0.501] * 100, "stdev: 0.0005013"),
    ("segment_sentiments.emotion", ["angry", *["neutral"] * 199], f"values: 1 of 200 {ROWS}"),
    ("segment_intents.intent", ["chat", *["praise"] * 199], f"values: 1 of 200 {ROWS}"),
    ("segment_intents.confidence_score", [1.01, *[0.5] * 199], f"values: 1 of 200 {ROWS}"),
    ("segment_intents.intent_share", 0.95, "max: 0.95"),
    ("segment_topics.noise", [0, *[1] * 199], "mean: 0.995"),
    ("segment_topics.without_topic", [0, *[1] * 199], "mean: 0.995"),
    ("message_volume.mean_message_count", [0.1, 4.0], f"values: 1 of 2 {ROWS}"),
    ("message_volume.customer_message_share", [0.01, 0.5], f"values: 1 of 2 {ROWS}"),
    ("message_volume_drift.kept_share", 0.6, "min: 0.6"),
    ("message_volume_drift.growth_ratio", 7.0, "max: 7"),
    ("topic_share_drift.absolute_share_change", [0.31, 0.31], "max: 0.31"),
    ("topic_share_drift.share_change", [0.1, -0.31], f"values: 1 of 2 {ROWS}"),
]


@pytest.mark.parametrize(("column", "values", "report"), BROKEN)
def test_a_broken_rule_is_reported_with_what_was_observed(
    tmp_path: Path, column: str, values: Any, report: str
) -> None:
    (failure,) = failures(tmp_path, *column.split("."), values)

    measure = failure.expectation.removeprefix("expect_column_").split("_")[0]
    assert f"{measure}: {failure.observed}" == report
    assert failure.expectation.endswith(f"({column.split('.')[1]})")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("reach me at jane.doe+verbatim@mail.example.co.uk please", "error"),
        ("my card is 4111 1111 1111 1111, thanks", "error"),
        ("amex 3782-822463-10005", "error"),
        ("charge 4111111111111111 again", "warn"),
        ("call +49 30 1234 5678", "error"),
        ("call +33 6 12 34 56 78.", "error"),
        ("call (415) 555-0134", "error"),
        ("call 415.555.0134", "error"),
    ],
)
def test_personal_data_is_reported_by_message_and_never_shown(
    tmp_path: Path, text: str, severity: str
) -> None:
    (failure,) = failures(tmp_path, "published_text", "text", [text, *["fine"] * 199])
    assert (failure.severity, failure.unexpected_count) == (severity, 1)
    assert failure.examples == ("s0",)
    assert text not in repr(failure)


def test_examples_name_the_row_and_the_value(tmp_path: Path) -> None:
    (failure,) = failures(tmp_path, "topic_share_drift", "share_change", [0.1, -0.31])
    assert failure.examples == ("t2: -0.31",)


def test_a_warning_is_a_failure_but_no_error() -> None:
    frames = good_frames()
    frames["message_volume_drift"]["growth_ratio"] = 7.0
    outcome = run_expectation_suites(frames, SUITES_DIR)
    assert (len(outcome.failures), len(outcome.errors), outcome.success) == (1, 0, False)


def test_tiny_frames_skip_what_would_judge_chance() -> None:
    frames = good_frames(rows=199)
    frames["segment_intents"]["intent_share"] = 1.0
    frames["segment_topics"]["noise"] = 1
    outcome = run_expectation_suites(frames, SUITES_DIR)
    assert outcome.failures == ()
    assert {(skip.suite, skip.observed) for skip in outcome.skipped} == {
        (suite, "199 rows; judged from 200 on")
        for suite in ("segment_sentiments", "segment_intents", "segment_topics")
    }


def test_an_empty_company_passes() -> None:
    frames = {name: frame.head(0) for name, frame in good_frames().items()}
    outcome = run_expectation_suites(frames, SUITES_DIR)
    assert outcome.success
    assert {result.suite for result in outcome.outcomes if result.status == "passed"} == {
        "published_text"
    }


def test_a_first_build_skips_the_comparison_with_the_published_one() -> None:
    frames = good_frames()
    del frames["topic_share_drift"], frames["message_volume_drift"]
    outcome = run_expectation_suites(frames, SUITES_DIR)
    assert outcome.success
    assert {skip.observed for skip in outcome.skipped} == {"no published build to compare with"}


def test_a_missing_frame_of_the_build_is_an_error() -> None:
    frames = good_frames()
    del frames["published_text"]
    with pytest.raises(ExpectationSuiteError, match="none for published_text"):
        run_expectation_suites(frames, SUITES_DIR)


def test_the_table_begins_with_the_failures_and_says_what_to_do() -> None:
    frames = good_frames()
    frames["topic_share_drift"]["absolute_share_change"] = 0.4
    lines = run_expectation_suites(frames, SUITES_DIR).to_markdown().splitlines()
    assert lines[0].startswith("| suite | expectation | outcome | observed |")
    assert "**failed (error)** | 0.4 | max_value 0.25" in lines[2]
    assert "delete the published file" in lines[2]
    assert len(lines) == 2 + 19


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"type": "expect_wonders", "kwargs": {}}, "is no expectation"),
        (
            {"type": "expect_column_max_to_be_between", "kwargs": {"column": "n", "most": 1}},
            "is no expectation",
        ),
        (
            {"type": "expect_column_max_to_be_between", "kwargs": {"column": "m", "max_value": 1}},
            'column "m".* does not exist',
        ),
    ],
)
def test_a_rule_that_cannot_be_run_says_so(
    tmp_path: Path, rule: dict[str, Any], message: str
) -> None:
    suite = {"description": "", "query": [""], "expectations": [{**rule, "advice": ""}]}
    (tmp_path / "numbers.json").write_text(json.dumps(suite))
    with pytest.raises(ExpectationSuiteError, match=message):
        run_expectation_suites({"numbers": pd.DataFrame({"n": [1]})}, tmp_path)


def test_implausible_output_keeps_the_warehouse_from_being_published() -> None:
    (check,) = model_output_is_plausible.check_specs
    (published,) = published_warehouse.specs
    assert check.blocking
    assert check.asset_key in {dep.asset_key for dep in published.deps}
