"""A fixture a scenario; the work is done once a session, two refreshes at a time."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end import other_runs, small_runs, understanding_runs
from tests.end_to_end.known_misses import KNOWN_MISSES
from tests.end_to_end.refreshing import ROOT
from tests.end_to_end.scenarios import Scenarios

SCENARIOS = pytest.StashKey[Scenarios]()
# In this order: what others build on first, then the longest. With what each builds on.
REGISTRY = {
    "small": (small_runs.run_small, ()),
    "demo": (other_runs.run_demo, ()),
    "understood": (understanding_runs.run_understood, ()),
    "past": (small_runs.run_past, ()),
    "killed": (small_runs.run_killed, ()),
    "support_tweets": (other_runs.run_support_tweets, ()),
    "broken": (other_runs.run_broken, ()),
    "single": (small_runs.run_single, ()),
    "understood_more": (understanding_runs.run_understood_more, ("understood",)),
    "late": (small_runs.run_late, ("past",)),
    "rebuilt": (small_runs.run_rebuilt, ("small",)),
    "shifted_quotes": (small_runs.run_shifted_quotes, ("small",)),
    "second": (small_runs.run_second, ("small",)),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Last: the other tests run while the refreshes do.
    items.sort(key=_is_slow)
    for item in items:
        if item.name in KNOWN_MISSES:
            item.add_marker(pytest.mark.xfail(reason=KNOWN_MISSES[item.name], strict=True))


def pytest_collection_finish(session: pytest.Session) -> None:
    wanted = {name for item in session.items for name in getattr(item, "fixturenames", ())}
    if wanted & REGISTRY.keys() and not session.config.option.collectonly:
        folder = Path(tempfile.mkdtemp(prefix="verbatim_"))
        _parse_dbt_project(folder)
        runner = Scenarios(folder, REGISTRY)
        runner.start(wanted & REGISTRY.keys())
        session.config.stash[SCENARIOS] = runner


def pytest_sessionfinish(session: pytest.Session) -> None:
    runner = session.config.stash.get(SCENARIOS, None)
    if runner:
        runner.close()


@pytest.fixture(scope="session")
def scenarios(request: pytest.FixtureRequest) -> Scenarios:
    return request.config.stash[SCENARIOS]


def _is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def _parse_dbt_project(folder: Path) -> None:
    """Two refreshes that both find the manifest outdated would write it at the same time."""
    command = [sys.executable, "-c", "from orchestration.dbt import dbt_project; dbt_project()"]
    environment = {**os.environ, "WAREHOUSE_BUILD_PATH": str(folder / "build.duckdb")}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _make_fixture(name: str) -> Callable[..., Any]:
    @pytest.fixture(scope="session", name=name)
    def scenario_result(scenarios: Scenarios) -> Any:
        return scenarios.result(name)

    return scenario_result


small, demo, past, killed = map(_make_fixture, ("small", "demo", "past", "killed"))
support_tweets = _make_fixture("support_tweets")
broken, single, late = map(_make_fixture, ("broken", "single", "late"))
rebuilt, second = map(_make_fixture, ("rebuilt", "second"))
shifted_quotes = _make_fixture("shifted_quotes")
understood, understood_more = map(_make_fixture, ("understood", "understood_more"))
