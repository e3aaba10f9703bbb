from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from orchestration.errors import NothingToPublishError
from orchestration.published_drafts import write_draft

BUILD = """
create schema marts;
create schema actions;
create schema staging;
create schema intermediate;
create table marts.dim_accounts as
    select 'a' || i as account_id, i::decimal(18, 2) as arr_usd from range(3) rows(i);
comment on table marts.dim_accounts is 'One row per account; it''s the whole company.';
comment on column marts.dim_accounts.arr_usd is 'Annual; null means "not known".';
create table marts.fct_insights as select 'neutral'::enum('neutral', 'confused') as label;
create table actions.act_docs_to_write as select 'x' as action_id where false;
create view marts.not_a_table as select * from marts.dim_accounts;
create table staging.secret as select 1 as private;
create view intermediate.int_as_of_times_resolved as
    select timestamp '2026-09-30 12:00:00' as as_of_at from build.staging.secret;
"""


@pytest.fixture
def build(tmp_path: Path) -> Path:
    path = tmp_path / "build.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(BUILD)
    return path


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft.tmp"


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql(sql).fetchall()


def test_marts_and_actions_are_copied_and_nothing_else(build: Path, draft: Path) -> None:
    row_counts, _ = write_draft(build, draft, "s1")

    tables = query(draft, "select schema_name || '.' || table_name from duckdb_tables() order by 1")
    assert [name for (name,) in tables] == [*row_counts, "published.builds"]
    assert row_counts == {
        "actions.act_docs_to_write": 0,
        "marts.dim_accounts": 3,
        "marts.fct_insights": 1,
    }


def test_the_file_says_what_it_was_made_from(build: Path, draft: Path) -> None:
    _, as_of_at = write_draft(build, draft, "s1")

    assert as_of_at == datetime(2026, 9, 30, 12)  # noqa: DTZ001
    assert query(draft, "from published.builds") == [("s1", as_of_at, 3, 4)]


def test_a_build_without_as_of_times_says_none(build: Path, draft: Path) -> None:
    with duckdb.connect(str(build)) as connection:
        connection.execute("drop view intermediate.int_as_of_times_resolved")

    assert write_draft(build, draft, "s1")[1] is None


def test_table_and_column_comments_survive(build: Path, draft: Path) -> None:
    write_draft(build, draft, "s1")

    assert query(
        draft, "select comment from duckdb_tables() where table_name = 'dim_accounts'"
    ) == [("One row per account; it's the whole company.",)]
    assert query(draft, "select comment from duckdb_columns() where column_name = 'arr_usd'") == [
        ('Annual; null means "not known".',)
    ]


def test_the_table_of_builds_is_described(build: Path, draft: Path) -> None:
    write_draft(build, draft, "s1")

    columns = "from duckdb_columns() where schema_name = 'published'"
    assert query(draft, f"select column_name {columns} and comment is null") == []


def test_the_oldest_storage_version_is_written(build: Path, draft: Path) -> None:
    write_draft(build, draft, "s1")

    tags = query(draft, "select tags from duckdb_databases() where database_name = 'draft'")
    assert tags == [({"storage_version": "v1.0.0+"},)]


def test_a_build_without_marts_is_refused(tmp_path: Path, draft: Path) -> None:
    build = tmp_path / "empty.duckdb"
    duckdb.connect(str(build)).close()

    with pytest.raises(NothingToPublishError, match="schema marts"):
        write_draft(build, draft, "s1")
