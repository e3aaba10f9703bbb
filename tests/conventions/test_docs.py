import tomllib
from pathlib import PurePosixPath

from tests.conventions import project
from tests.conventions.project import assert_none
from tests.conventions.rules import docs, readme_tree

FOLDERS_WITH_README = ("seeds", "orchestration", "python_models", "dbt_project")
NOT_TEXT = (".gz", ".parquet", ".png", ".duckdb")


def test_the_readme_is_neither_thin_nor_long():
    assert_none(docs.readme_length(project.read("README.md")))


def test_the_readme_s_tree_is_the_real_tree():
    assert_none(readme_tree.tree(project.read("README.md"), list(project.files())))


def test_documented_commands_exist():
    makefile = project.read("Makefile")
    assert_none(
        line
        for path in project.under("", ".md")
        for line in docs.make_targets(path, project.read(path), makefile)
    )


def test_documented_models_exist(models):
    known = frozenset(model["name"] for model in models)
    # The changelog may speak of models that are gone.
    paths = [path for path in project.under("", ".md") if path != "CHANGELOG.md"]
    assert_none(
        line for path in paths for line in docs.model_names(path, project.read(path), known)
    )


def test_every_answer_is_in_a_table_of_the_readme(answers):
    named = [model["name"] for model in answers]
    assert_none(docs.readme_table(project.read("README.md"), named))


def test_folders_explain_themselves_in_a_page():
    paths = [path for path in project.files() if PurePosixPath(path).name == "README.md"]
    missing = [f for f in FOLDERS_WITH_README if f"{f}/README.md" not in paths]
    assert_none(f"K2 {folder}: no README.md" for folder in missing)
    assert_none(
        line
        for path in paths
        if path != "README.md"
        for line in docs.folder_readme_length(path, project.read(path))
    )


def test_every_macro_is_described(macros):
    described = project.read_yaml("dbt_project/macros/_macros.yml").get("macros", [])
    texts = {macro["name"]: macro.get("description", "") for macro in described}
    assert_none(docs.macro_docs(set(macros), texts))


def test_the_changelog_has_this_version():
    version = tomllib.loads(project.read("pyproject.toml"))["project"]["version"]
    assert_none(docs.changelog(project.read("CHANGELOG.md"), version))


def test_nothing_names_the_place_it_was_written_in():
    paths = [path for path in project.files() if not path.endswith(NOT_TEXT)]
    assert_none(
        line
        for path in paths
        for line in docs.workplace(path, (project.ROOT / path).read_text("utf-8", "replace"))
    )
