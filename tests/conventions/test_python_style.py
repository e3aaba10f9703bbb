import pytest

from tests.conventions import project
from tests.conventions.project import assert_none
from tests.conventions.rules import names, python


def test_files_and_functions_are_short():
    # the product; the demo company's writers and the tests are long lists of literals
    paths = [*project.under("python_models", ".py"), *project.under("orchestration", ".py")]
    assert_none(
        line
        for path in paths
        for rule in (python.file_length, python.function_lengths)
        for line in rule(path, project.read(path))
    )


def test_modules_are_named_for_what_they_produce():
    assert_none(line for path in project.under("", ".py") for line in names.module_name(path))


@pytest.mark.parametrize("folder", ["orchestration/", "python_models/"])
def test_only_the_resources_read_the_environment(folder):
    paths = project.under(folder, ".py")
    assert_none(line for path in paths for line in python.environment(path, project.read(path)))


@pytest.mark.parametrize("folder", ["orchestration/", "python_models/"])
def test_every_module_says_what_it_is(folder):
    paths = project.under(folder, ".py")
    assert_none(
        line for path in paths for line in python.module_docstring(path, project.read(path))
    )


def test_definitions_only_load():
    path = "orchestration/definitions.py"
    assert_none(python.definitions_length(path, project.read(path)))


def test_asset_bodies_are_short():
    paths = project.under("orchestration/defs/", ".py")
    assert_none(line for path in paths for line in python.asset_bodies(path, project.read(path)))


def test_enriched_modules_functions_and_tables_share_a_name():
    paths = project.under("orchestration/defs/enriched/", ".py")
    assert_none(line for path in paths for line in names.asset_name(path, project.read(path)))


def test_every_asset_says_its_grain_group_and_version(asset_specs):
    assert asset_specs, "no assets"
    assert_none(
        line
        for spec in asset_specs
        for line in python.asset(
            list(spec.key.path),
            {
                "group_name": spec.group_name,
                "description": spec.description,
                "kinds": spec.kinds,
                "code_version": spec.code_version,
            },
        )
    )


def test_what_python_reads_of_dbt_is_tagged_for_the_first_step(asset_specs, manifest):
    # an untagged one makes Dagster cut dbt's second step in pieces, each with a start of its own
    nodes = {key: node for key, node in manifest["nodes"].items() if "name" in node}
    tagged = [key for key, node in nodes.items() if "read_by_python" in node.get("tags", [])]
    first = set()
    while tagged:
        key = tagged.pop()
        if key not in first:
            first.add(key)
            tagged.extend(manifest["parent_map"].get(key, []))
    names = {nodes[key]["name"] for key in first if key in nodes}
    read = {
        dep.asset_key.path[-1]
        for spec in asset_specs
        if spec.key.path[0] == "enriched"
        for dep in spec.deps
        if dep.asset_key.path[0] in {"lookups", "staging", "intermediate"}
    }
    assert read - names == set()
