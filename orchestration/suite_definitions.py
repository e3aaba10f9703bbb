"""Expectation suites as they are written in JSON, and the frames that their queries give.

Here belongs what a suite file may say, and reading its rows from the build and, for a comparison,
from the published file. Running expectations belongs in `expectations.py`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

from orchestration.errors import ExpectationSuiteError
from orchestration.expectation_outcomes import Severity
from orchestration.warehouse import Connection, connect

# A pandas.DataFrame: pandas has no types of its own, and importing it here would slow every load.
Frame = Any

SUITES_DIR: Final = Path(__file__).parent / "expectation_suites"

_BASELINE: Final = "baseline"
_COLUMNS: Final = """
select schema_name || '.' || table_name || '.' || column_name
from duckdb_columns() where database_name = ?
"""


@dataclass(frozen=True)
class ExpectationRule:
    """One Great Expectations expectation, and when it counts.

    Attributes:
        minimum_rows: With fewer rows in the frame the rule is skipped: it would judge chance.
    """

    type: str
    kwargs: dict[str, Any]
    advice: str
    severity: Severity = "error"
    minimum_rows: int = 1


@dataclass(frozen=True)
class ExpectationSuite:
    """One file of `expectation_suites/`.

    Attributes:
        query: SQL over the build file; the published file is the catalog `baseline`.
        baseline_columns: `schema.table.column` of the published file that the query needs. Without
            them there is nothing to compare with and the suite is skipped.
        row_key: The column by which examples name a row.
        are_values_private: Examples then show the key alone: metadata is kept for ever.
    """

    name: str
    description: str
    query: str
    rules: tuple[ExpectationRule, ...]
    baseline_columns: tuple[str, ...] = ()
    row_key: str | None = None
    are_values_private: bool = False


def load_suites(suites_dir: Path) -> list[ExpectationSuite]:
    """Every suite of a folder, in the order of the file names."""
    paths = sorted(suites_dir.glob("*.json"))
    if not paths:
        raise ExpectationSuiteError(
            f"Expected *.json files in {suites_dir}, found none. Pass the folder with the suites."
        )
    return [_load_suite(path) for path in paths]


def read_suite_frames(
    suites: Sequence[ExpectationSuite], build_path: Path, published_path: Path
) -> dict[str, Frame]:
    """One pandas frame a suite; a suite whose baseline is not there yet has none."""
    with connect(build_path, read_only=True) as connection:
        baseline_columns = _attach_baseline(connection, published_path)
        return {
            suite.name: _read_frame(connection, suite)
            for suite in suites
            if baseline_columns.issuperset(suite.baseline_columns)
        }


def _load_suite(path: Path) -> ExpectationSuite:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        rules = tuple(ExpectationRule(**rule) for rule in content.pop("expectations"))
        content["query"] = "\n".join(content["query"])
        content["baseline_columns"] = tuple(content.get("baseline_columns", ()))
        return ExpectationSuite(name=path.stem, rules=rules, **content)
    except (ValueError, KeyError, TypeError) as error:
        raise ExpectationSuiteError(
            f"{path.name} is not a suite: {error!r}. Its fields are those of ExpectationSuite and, "
            "under `expectations`, of ExpectationRule; `query` is a list of lines."
        ) from error


def _attach_baseline(connection: Connection, published_path: Path) -> set[str]:
    if not published_path.is_file():
        return set()
    file = str(published_path).replace("'", "''")
    try:
        connection.execute(f"attach '{file}' as {_BASELINE} (read_only)")
    except duckdb.Error:
        # A file of another storage version is no baseline; publishing will replace it.
        return set()
    return {column for (column,) in connection.execute(_COLUMNS, [_BASELINE]).fetchall()}


def _read_frame(connection: Connection, suite: ExpectationSuite) -> Frame:
    try:
        return connection.sql(suite.query).df()
    except duckdb.Error as error:
        raise ExpectationSuiteError(
            f"The query of the suite {suite.name} can't be run on the build: {error}. "
            f"Build the tables it names, or correct expectation_suites/{suite.name}.json."
        ) from error
