"""Refreshes as a person starts them, each company in its own folder, and what they published."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
from polars.testing import assert_frame_equal

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "orchestration.refresh")
TIME_LIMIT = 600

Row = tuple[object, ...]
Tables = dict[str, pl.DataFrame]
# A text read in another batch differs in the seventh decimal: padding takes part in the sums.
TOLERANCE = 1e-5


@dataclass(frozen=True)
class Refresh:
    """How a refresh ended."""

    code: int
    output: str
    errors: str
    seconds: float

    @property
    def words(self) -> str:
        return self.output + self.errors


@dataclass(frozen=True)
class Site:
    """A data directory, and everything a refresh writes."""

    folder: Path
    embedder: str = "minilm"

    @property
    def exports(self) -> Path:
        return self.folder / "exports"

    @property
    def published(self) -> Path:
        return self.folder / "warehouse" / "verbatim.duckdb"

    @property
    def build(self) -> Path:
        return self.folder / "warehouse" / "verbatim_build.duckdb"

    def refresh(self, **environment: str) -> Refresh:
        started_at = time.monotonic()
        done = subprocess.run(
            COMMAND,
            env=self._environment(environment),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT,
            check=False,
        )
        return Refresh(done.returncode, done.stdout, done.stderr, time.monotonic() - started_at)

    def refresh_until_killed(self, sign: str) -> str:
        """Kill the whole process group, without warning, as soon as the output shows `sign`."""
        process = subprocess.Popen(
            COMMAND,
            env=self._environment({}),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        seen = ""
        assert process.stdout is not None
        for line in process.stdout:
            seen += line
            if sign in line:
                os.killpg(process.pid, signal.SIGKILL)
                break
        process.stdout.close()
        process.wait(timeout=TIME_LIMIT)
        return seen if process.returncode == -signal.SIGKILL else f"never saw {sign}:\n{seen}"

    def copy_to(self, folder: Path) -> "Site":
        shutil.copytree(self.folder, folder)
        return Site(folder, self.embedder)

    def read(self, sql: str, *, build: bool = False) -> list[Row]:
        path = self.build if build else self.published
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.sql(sql).fetchall()

    def tables(self) -> Tables:
        return read_tables(self.published)

    def _environment(self, changes: dict[str, str]) -> dict[str, str]:
        own = {
            "DATA_DIR": str(self.exports),
            "WAREHOUSE_PATH": str(self.published),
            "WAREHOUSE_BUILD_PATH": "",
            "DAGSTER_HOME": str(self.folder / "dagster"),
            "EMBEDDER": self.embedder,
            "AS_OF": "",
        }
        return {**os.environ, **own, **changes}


def read_tables(path: Path, *, without: Iterable[str] = ()) -> Tables:
    """Every published table, ids and all."""
    listed = (
        "select schema_name || '.' || table_name, list(column_name order by column_index) "
        "from duckdb_columns() where schema_name in ('marts', 'actions') group by all order by all"
    )
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = {}
        for table, columns in connection.sql(listed).fetchall():
            kept = ", ".join(f'"{column}"' for column in columns if column not in set(without))
            tables[table] = connection.sql(f"select {kept} from {table}").pl()
        return tables


def differences(left: Tables, right: Tables) -> dict[str, str]:
    """What differs, by table, in whatever order rows come: nothing when both published the same."""
    found = dict.fromkeys(left.keys() ^ right.keys(), "published by one only")
    for table in sorted(left.keys() & right.keys()):
        try:
            assert_frame_equal(left[table], right[table], check_row_order=False, abs_tol=TOLERANCE)
        except AssertionError as error:
            found[table] = str(error)
    return found
