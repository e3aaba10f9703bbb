"""The one runner of all expectation suites, by Great Expectations.

Here belongs how an expectation is run and its answer read. What is expected belongs in the JSON
files of `expectation_suites/`; what a failure stops belongs in the asset check.
"""

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from orchestration.errors import ExpectationSuiteError
from orchestration.expectation_outcomes import ExpectationOutcome, SuiteOutcome
from orchestration.suite_definitions import ExpectationRule, ExpectationSuite, Frame, load_suites

_EXAMPLE_COUNT: Final = 5
_NO_BASELINE: Final = "no published build to compare with"

Validate = Callable[[ExpectationRule], Any]


def run_expectation_suites(frames: Mapping[str, Frame], suites_dir: Path) -> SuiteOutcome:
    """Judge one pandas frame a suite, by the suite's name.

    Only a suite that compares with the published build may lack its frame; it is then skipped.
    """
    suites = load_suites(suites_dir)
    missing = [s.name for s in suites if s.name not in frames and not s.baseline_columns]
    if missing:
        raise ExpectationSuiteError(
            f"Expected a frame for every suite, found none for {', '.join(missing)}. "
            "Read the frames by read_suite_frames."
        )
    source = _open_pandas_source()
    outcomes: list[ExpectationOutcome] = []
    for suite in suites:
        if suite.name in frames:
            outcomes.extend(_run_suite(source, suite, frames[suite.name]))
        else:
            outcomes.extend(_skip(suite, rule, _NO_BASELINE) for rule in suite.rules)
    return SuiteOutcome(tuple(outcomes))


def _open_pandas_source() -> Any:
    # Thirteen CPU seconds: nothing that only loads definitions may pay them.
    with warnings.catch_warnings():
        # It imports modules that Python 3.11 deprecates; nothing here can change that.
        warnings.simplefilter("ignore", DeprecationWarning)
        import great_expectations
        from great_expectations.data_context.types.base import ProgressBarsConfig

    context = great_expectations.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context.data_sources.add_pandas("frames")


def _run_suite(source: Any, suite: ExpectationSuite, frame: Frame) -> list[ExpectationOutcome]:
    definition = source.add_dataframe_asset(suite.name).add_batch_definition_whole_dataframe("all")
    batch = definition.get_batch(batch_parameters={"dataframe": frame})
    result_format: dict[str, Any] = {"result_format": "SUMMARY"}
    if suite.row_key:
        result_format["unexpected_index_column_names"] = [suite.row_key]

    def validate(rule: ExpectationRule) -> Any:
        return batch.validate(_expectation(suite, rule), result_format=result_format)

    return [_judge(suite, rule, len(frame), validate) for rule in suite.rules]


def _expectation(suite: ExpectationSuite, rule: ExpectationRule) -> Any:
    from great_expectations.exceptions import GreatExpectationsError
    from great_expectations.expectations.expectation_configuration import (
        ExpectationConfiguration,
    )

    try:
        return ExpectationConfiguration(type=rule.type, kwargs=rule.kwargs).to_domain_obj()
    except (GreatExpectationsError, ValueError) as error:
        raise ExpectationSuiteError(
            f"{suite.name}: {rule.type} with {rule.kwargs} is no expectation: {error}. "
            f"Correct expectation_suites/{suite.name}.json."
        ) from error


def _judge(
    suite: ExpectationSuite, rule: ExpectationRule, rows: int, validate: Validate
) -> ExpectationOutcome:
    if rows < rule.minimum_rows:
        return _skip(suite, rule, f"{rows} rows; judged from {rule.minimum_rows} on")
    answer = validate(rule)
    if not answer.result:
        raise ExpectationSuiteError(
            f"{suite.name}: {rule.type} with {rule.kwargs} could not be computed: "
            f"{_first_message(answer.exception_info)} "
            "The query must give the columns that the expectations name."
        )
    result = answer.result
    return ExpectationOutcome(
        suite=suite.name,
        expectation=_title(rule),
        status="passed" if answer.success else "failed",
        severity=rule.severity,
        observed=_observed(result),
        expected=_expected(rule),
        unexpected_count=result.get("unexpected_count"),
        examples=_examples(suite, rule, result),
        advice=rule.advice,
    )


def _skip(suite: ExpectationSuite, rule: ExpectationRule, reason: str) -> ExpectationOutcome:
    return ExpectationOutcome(
        suite=suite.name,
        expectation=_title(rule),
        status="skipped",
        severity=rule.severity,
        observed=reason,
        expected=_expected(rule),
        advice=rule.advice,
    )


def _title(rule: ExpectationRule) -> str:
    column = rule.kwargs.get("column")
    return f"{rule.type}({column})" if column else rule.type


def _expected(rule: ExpectationRule) -> str:
    bounds = {name: value for name, value in rule.kwargs.items() if name != "column"}
    return ", ".join(f"{name} {value}" for name, value in bounds.items())


def _observed(result: dict[str, Any]) -> str:
    if "observed_value" in result:
        return _shown(result["observed_value"])
    return f"{result['unexpected_count']} of {result['element_count']} rows break the rule"


def _examples(
    suite: ExpectationSuite, rule: ExpectationRule, result: dict[str, Any]
) -> tuple[str, ...]:
    if not suite.row_key:
        values = () if suite.are_values_private else result.get("partial_unexpected_list", ())
        return tuple(map(_shown, values[:_EXAMPLE_COUNT]))
    rows = result.get("partial_unexpected_index_list") or ()
    column = rule.kwargs.get("column")
    return tuple(
        str(row[suite.row_key])
        if suite.are_values_private or column not in row
        else f"{row[suite.row_key]}: {_shown(row[column])}"
        for row in rows[:_EXAMPLE_COUNT]
    )


def _shown(value: Any) -> str:
    # Numbers come as numpy's, which print their type.
    plain = value.item() if hasattr(value, "item") else value
    return f"{plain:.4g}" if isinstance(plain, float) else str(plain)


def _first_message(exception_info: dict[str, Any]) -> str:
    # One entry by metric, or the entry itself.
    first = next(iter(exception_info.values()), None)
    entry = first if isinstance(first, dict) else exception_info
    return str(entry.get("exception_message"))
