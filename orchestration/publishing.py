"""The published file: one good build, swapped in at once for everybody who reads.

Here belongs the swap and what can be asked of the published file. What is copied into it belongs in
`published_drafts.py`; whether a build is good enough to publish belongs in the asset checks.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import duckdb

from orchestration.errors import NothingToPublishError, ReconciliationError
from orchestration.published_drafts import RowCounts, count_rows, write_draft
from orchestration.warehouse import connect

# Whoever starts a run says by this tag what the build is made from.
BUILD_STATE_TAG: Final = "verbatim/build_state"


@dataclass(frozen=True)
class PublishSummary:
    """What was published, table by table."""

    published_path: Path
    state: str
    as_of_at: datetime | None
    row_counts: RowCounts
    byte_count: int

    @property
    def table_count(self) -> int:
        """How many tables of marts and actions."""
        return len(self.row_counts)

    @property
    def row_count(self) -> int:
        """How many rows in all of them."""
        return sum(self.row_counts.values())


def publish_warehouse(build_path: Path, published_path: Path, *, state: str) -> PublishSummary:
    """Copy marts and actions into a draft, prove the draft, put it in the published file's place.

    Readers never wait and never see half a build: whoever has the old file open keeps it until he
    closes it. Whatever goes wrong before the swap leaves the last good file where it is.
    """
    _refuse_impossible_paths(build_path, published_path)
    published_path.parent.mkdir(parents=True, exist_ok=True)
    draft_path = _draft_path(published_path)
    _remove_draft(draft_path)
    try:
        row_counts, as_of_at = write_draft(build_path, draft_path, state)
        _verify_draft(draft_path, row_counts)
        byte_count = draft_path.stat().st_size
        draft_path.replace(published_path)
    finally:
        _remove_draft(draft_path)
    return PublishSummary(published_path, state, as_of_at, row_counts, byte_count)


def read_published_state(published_path: Path) -> str | None:
    """The state of the last build that was published; None when no readable file says one."""
    if not published_path.is_file():
        return None
    try:
        with connect(published_path, read_only=True) as connection:
            row = connection.sql("select build_state from published.builds").fetchone()
    except duckdb.Error:
        # Not a database, another storage version, no such table: publishing again repairs each.
        return None
    return str(row[0]) if row else None


def count_published_rows(published_path: Path) -> RowCounts:
    """Rows per table, counted the way readers open the file: read-only."""
    with connect(published_path, read_only=True) as connection:
        return count_rows(connection)


def _refuse_impossible_paths(build_path: Path, published_path: Path) -> None:
    if not build_path.is_file():
        raise NothingToPublishError(
            f"Expected a build file at {build_path}, found none. "
            "Run the build first, or set WAREHOUSE_BUILD_PATH to where it is."
        )
    if published_path.exists() and published_path.samefile(build_path):
        raise NothingToPublishError(
            f"Build file and published file are both {published_path}. Set WAREHOUSE_BUILD_PATH "
            "and WAREHOUSE_PATH to two files: publishing replaces the second."
        )


def _draft_path(published_path: Path) -> Path:
    # Not `<published>.tmp`: under that name DuckDB makes a folder for any reader of the published
    # file whose query spills to disk.
    return published_path.with_name(f"{published_path.name}.publishing.tmp")


def _remove_draft(draft_path: Path) -> None:
    draft_path.unlink(missing_ok=True)
    draft_path.with_name(f"{draft_path.name}.wal").unlink(missing_ok=True)


def _verify_draft(draft_path: Path, expected: RowCounts) -> None:
    found = count_published_rows(draft_path)
    differing = [
        f"{table} has {found.get(table)} rows, {expected.get(table)} in the build"
        for table in sorted(expected.keys() | found.keys())
        if found.get(table) != expected.get(table)
    ]
    if differing:
        raise ReconciliationError(
            f"The copy differs from the build: {'; '.join(differing)}. "
            "The last good file stays published; run the build again."
        )
