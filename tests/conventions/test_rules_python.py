import pytest

from tests.conventions.rules import python

ASSET = {
    "group_name": "enriched",
    "description": "One row per segment.",
    "kinds": {"python", "duckdb"},
    "code_version": "1",
}


def function(line_count: int, decorator: str = "") -> str:
    body = "\n".join(f"    a{number} = {number}" for number in range(line_count - 1))
    return f'{decorator}\ndef build():\n    """A docstring.\n\n    Long.\n    """\n{body}\n'


def test_files_over_200_lines_fail():
    assert python.file_length("a.py", "\n" * 200) == []
    assert python.file_length("a.py", "\n" * 201)


def test_functions_over_30_lines_fail_and_docstrings_are_free():
    assert python.function_lengths("a.py", function(30)) == []
    assert python.function_lengths("a.py", function(31))


def test_asset_bodies_over_25_lines_fail():
    assert python.asset_bodies("a.py", function(26, "@dg.asset")) == []
    assert python.asset_bodies("a.py", function(27, "@dg.asset(group_name='raw')"))
    assert python.asset_bodies("a.py", function(27)) == []


def test_definitions_that_do_more_than_load_fail():
    load = '"""Loads."""\n\ndefs = load_from_defs_folder()\n'
    assert python.definitions_length("d.py", load) == []
    assert python.definitions_length("d.py", load + "a = 1\n" * 15)
    assert python.definitions_length("d.py", "defs = Definitions()")


@pytest.mark.parametrize(
    "source", ["os.environ['A']", "os.getenv('A')", "from os import environ", "dg.EnvVar('A')"]
)
def test_the_environment_is_for_resources(source):
    assert python.environment("orchestration/warehouse.py", source)
    assert python.environment("orchestration/defs/resources.py", source) == []


def test_modules_without_docstring_fail():
    assert python.module_docstring("a.py", '"""What this is."""\nimport b') == []
    assert python.module_docstring("a.py", "import b  # what this is")


@pytest.mark.parametrize(
    "change",
    [
        {"group_name": "default"},
        {"group_name": "raw"},
        {"description": "Segments"},
        {"description": None},
        {"kinds": {"python", "duckdb", "polars"}},
        {"code_version": None},
    ],
)
def test_an_asset_lacking_grain_group_or_version_fails(change):
    assert python.asset(["enriched", "segments"], ASSET) == []
    assert python.asset(["enriched", "segments"], ASSET | change)


def test_an_asset_that_is_no_table_needs_no_grain():
    published = ASSET | {"group_name": "published", "description": "The file readers open."}
    assert python.asset(["published", "warehouse"], published) == []
