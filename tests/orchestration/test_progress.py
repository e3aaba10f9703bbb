import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stdout

import dagster as dg
import pytest

from orchestration.defs.automation import console
from orchestration.progress import PROGRESS_LOGGER, ProgressHandler


@dg.asset(key_prefix="raw")
def tickets(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
    context.log.info("halfway there")
    context.log.debug("too small to tell")
    return dg.MaterializeResult(metadata={"dagster/row_count": 1234})


@dg.asset(key_prefix="marts", deps=[tickets])
def topics() -> None:
    """Counts nothing."""


@dg.asset(key_prefix="marts", deps=[tickets])
def broken() -> None:
    raise ValueError("no such column: x")


@dg.asset_check(asset=tickets)
def rows_are_unique() -> dg.AssetCheckResult:
    return dg.AssetCheckResult(passed=False, metadata={"duplicate_count": 3})


@dg.asset_check(asset=tickets)
def rows_are_many() -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        passed=False, severity=dg.AssetCheckSeverity.WARN, description="fewer than usual"
    )


@pytest.fixture
def terminal() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def handler(terminal: io.StringIO) -> Iterator[ProgressHandler]:
    logger = logging.getLogger(PROGRESS_LOGGER)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    with redirect_stdout(terminal):
        added = ProgressHandler(step_count=3)
    logger.addHandler(added)
    yield added
    logger.removeHandler(added)


def run(*assets: dg.AssetsDefinition, checks: tuple[dg.AssetChecksDefinition, ...] = ()) -> None:
    job = dg.define_asset_job("everything", selection=dg.AssetSelection.all())
    definitions = dg.Definitions(
        assets=assets, asset_checks=checks, jobs=[job], loggers={"console": console}
    )
    definitions.resolve_job_def("everything").execute_in_process(
        run_config={"loggers": {"console": {}}}, raise_on_error=False
    )


@pytest.mark.usefixtures("handler")
def test_each_step_and_each_table_has_a_line(terminal: io.StringIO) -> None:
    run(tickets, topics)
    lines = [" ".join(line.split()) for line in terminal.getvalue().splitlines()]
    assert [line.rsplit(" ", 2)[0] if line.endswith(" s") else line for line in lines] == [
        "[ 1/3] raw__tickets",
        "halfway there",
        "raw/tickets 1,234 rows",
        "[ 2/3] marts__topics",
        "marts/topics",
    ]


def test_the_seconds_of_a_layer_are_kept(handler: ProgressHandler) -> None:
    run(tickets, topics)
    assert set(handler.seconds) == {"raw", "marts"}
    assert all(0 <= seconds < 60 for seconds in handler.seconds.values())
    assert handler.failures == []


def test_a_step_that_fails_is_told_with_its_first_cause(handler: ProgressHandler) -> None:
    run(tickets, broken)
    assert handler.failures == ["marts__broken: ValueError: no such column: x"]


def test_a_check_that_fails_is_a_failure_and_one_that_warns_is_a_line(
    terminal: io.StringIO, handler: ProgressHandler
) -> None:
    run(tickets, checks=(rows_are_unique, rows_are_many))
    told = terminal.getvalue()
    assert "check rows_are_unique failed" in told
    assert "check rows_are_many warns" in told
    assert handler.failures == ["rows_are_unique: duplicate_count: 3"]
