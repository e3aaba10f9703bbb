"""`make run`: one refresh from raw exports to the published warehouse, for a person at a terminal.

Here belongs starting the job and telling how it went. What runs belongs in `defs/`.
"""

import fcntl
import io
import logging
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Final

import dagster as dg

from orchestration.build_state import hash_build_state
from orchestration.defs.automation import REFRESH_JOB
from orchestration.defs.resources import Settings, export_settings, load_embedder, read_settings
from orchestration.errors import NothingToReadError, SettingError, VerbatimError
from orchestration.findings import describe_findings, suggest_next_commands
from orchestration.progress import LAYERS, PROGRESS_LOGGER, ProgressHandler
from orchestration.publishing import BUILD_STATE_TAG, read_published_state
from orchestration.sources import CONVERSATION_FOLDERS

STARTED_BY_TAG: Final = "verbatim/started_by"


def main(arguments: list[str]) -> int:
    """Refresh, or with `--prepare` only make what the UI needs. Returns the exit code."""
    try:
        settings = read_settings()
        export_settings(settings)
        _prepare(settings)
        return 0 if "--prepare" in arguments else _refresh(settings)
    except VerbatimError as error:
        _say(f"\n{error}")
        return 1


def _prepare(settings: Settings) -> None:
    if settings.build_path == settings.published_path:
        raise SettingError(
            f"The private build file and the published file are both {settings.published_path}. "
            "Give WAREHOUSE_PATH a name that ends in .duckdb, and leave WAREHOUSE_BUILD_PATH unset."
        )
    if settings.published_path.suffix != ".duckdb":
        raise SettingError(
            f"Expected WAREHOUSE_PATH to be a file that ends in .duckdb, found "
            f"{settings.published_path}. Add the ending: the build file is named after it."
        )
    _refuse_unreadable_moment(settings.as_of)
    load_embedder(settings.embedder_name)
    settings.dagster_home.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).with_name("dagster.yaml"), settings.dagster_home / "dagster.yaml")
    settings.published_path.parent.mkdir(parents=True, exist_ok=True)


def _refuse_unreadable_moment(as_of: str) -> None:
    try:
        datetime.fromisoformat(as_of or "2000-01-01")
    except ValueError as error:
        raise SettingError(
            f"Expected AS_OF to be a moment such as 2026-03-31T00:00:00Z, found {as_of!r}. "
            "Unset it for all there is."
        ) from error


def _refresh(settings: Settings) -> int:
    _refuse_empty_exports(settings.data_dir)
    with _only_one_refresh(settings.build_path):
        state = hash_build_state(
            settings.data_dir, settings=(settings.as_of, settings.embedder_name)
        )
        if read_published_state(settings.published_path) == state:
            _say("Nothing new since the last refresh: no export, lookup or model changed.")
        else:
            failures = _run_job(settings, state)
            if failures:
                _tell_failures(failures, settings.published_path)
                return 1
    _tell_findings(settings.published_path)
    return 0


def _run_job(settings: Settings, state: str) -> list[str]:
    started_at = time.monotonic()
    _say(f"Reading {settings.data_dir}")
    # seconds of imports, wasted when there is nothing new
    from orchestration.definitions import defs

    job = defs().resolve_job_def(REFRESH_JOB)
    handler = ProgressHandler(step_count=len(job.nodes))
    with dg.DagsterInstance.get() as instance, _listening(handler):
        _close_dead_runs(instance)
        tags = {BUILD_STATE_TAG: state, STARTED_BY_TAG: "make run"}
        result = job.execute_in_process(
            instance=instance,
            tags=tags,
            run_config={"loggers": {"console": {}}},
            raise_on_error=False,
        )
    if not result.success or handler.failures:
        return handler.failures or ["The run failed; `make ui` shows why."]
    _tell_times(handler.seconds, time.monotonic() - started_at)
    return []


def _refuse_empty_exports(data_dir: Path) -> None:
    if not data_dir.is_dir():
        raise NothingToReadError(
            f"Expected a folder of exports at DATA_DIR={data_dir}, found none. Create it with one "
            f"folder a source: {', '.join(CONVERSATION_FOLDERS)} (README, “Your own data”)."
        )
    present = [name for name in CONVERSATION_FOLDERS if any((data_dir / name).glob("**/*.*"))]
    if not present:
        raise NothingToReadError(
            f"Expected conversations in one of {'/, '.join(CONVERSATION_FOLDERS)}/ below "
            f"{data_dir}, found none. Put at least one tool's export there; "
            "`generic/messages.csv` takes any tool's."
        )


@contextmanager
def _only_one_refresh(build_path: Path) -> Iterator[None]:
    """Two refreshes of one warehouse would wait for each other's file in the middle of the work."""
    with build_path.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SettingError(
                f"Another refresh of {build_path} is running. "
                "Wait for it, or choose another WAREHOUSE_PATH."
            ) from error
        yield


@contextmanager
def _listening(handler: ProgressHandler) -> Iterator[None]:
    logger = logging.getLogger(PROGRESS_LOGGER)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        with redirect_stdout(io.StringIO()):
            yield
    finally:
        logger.removeHandler(handler)


def _close_dead_runs(instance: dg.DagsterInstance) -> None:
    """A refresh that was killed still looks alive to the UI, and would hold its queue for ever."""
    alive = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED], tags={STARTED_BY_TAG: "make run"})
    for run in instance.get_runs(alive):
        instance.report_run_failed(run, "Its process ended before it did.")


def _tell_times(seconds: dict[str, float], total: float) -> None:
    shares = [f"{layer} {seconds[layer]:.0f} s" for layer in LAYERS if seconds.get(layer, 0) >= 1]
    _say(f"\nDone in {total:.0f} s ({', '.join(shares)}).")


def _tell_failures(failures: list[str], published_path: Path) -> None:
    _say("\nNot published:")
    for failure in failures:
        _say(f"  - {failure}")
    if published_path.is_file():
        _say(f"The last good warehouse stays at {published_path}.")


def _tell_findings(published_path: Path) -> None:
    _say(f"\nPublished warehouse: {published_path}\n")
    for finding in describe_findings(published_path):
        _say(f"  {finding}")
    _say("\nNext:")
    for command in suggest_next_commands(published_path):
        _say(f"  {command}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
