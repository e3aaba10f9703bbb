from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from tests.conventions import project
from tests.conventions.project import assert_none
from tests.conventions.rules import docs, sql


def test_models_open_with_imports_and_end_with_a_plain_select():
    assert_holds(sql.opening_and_ending)


def test_relations_are_read_in_import_ctes_only():
    assert_holds(sql.imports)


def test_the_last_cte_lists_every_column():
    assert_holds(sql.stars)


def test_tables_keep_their_names():
    assert_holds(sql.aliases)


def test_models_are_short():
    assert_holds(sql.size)


def test_models_hold_no_logic_in_jinja(macros):
    assert_holds(lambda model, text: sql.jinja(model, text, macros))


@pytest.mark.parametrize("folder", ["dbt_project/models/", "tests/dbt/"])
def test_sql_means_the_same_on_duckdb_and_spark(folder):
    assert_holds(sql.portability, folder)


@pytest.mark.parametrize("folder", ["dbt_project/models/", "tests/dbt/"])
def test_sql_never_reads_the_clock(folder):
    assert_holds(sql.clock, folder)


def test_macros_have_a_body_for_each_engine(macros):
    assert_none(docs.macro_bodies(set(macros)))


def assert_holds(
    rule: Callable[[str, str], list[str]], folder: str = "dbt_project/models/"
) -> None:
    paths = project.under(folder, ".sql")
    assert_none(
        line for path in paths for line in rule(PurePosixPath(path).stem, project.read(path))
    )
