from pathlib import PurePosixPath

from tests.conventions import project
from tests.conventions.project import assert_none

AGREED_FILES = {"CHANGELOG.md", "LICENSE", "Makefile", "README.md", "pyproject.toml"}
AGREED_FOLDERS = {"dashboards", "dbt_project", "orchestration", "python_models", "seeds", "tests"}
LEFT_BEHIND = {"legacy", "old", "archive", "tmp", "todo"}


def test_the_root_shows_the_agreed_entries_and_little_else():
    shown = {PurePosixPath(path).parts[0] for path in project.files()}
    strangers = {name for name in shown if name[0] != "."} - AGREED_FILES - AGREED_FOLDERS
    assert_none(f"8.2 {name}: not one of the agreed root entries" for name in strangers)


def test_nothing_is_left_behind():
    assert_none(
        f"8.0 {path}: delete it"
        for path in project.files()
        if LEFT_BEHIND & {part.partition(".")[0].lower() for part in PurePosixPath(path).parts}
    )


def test_dbt_needs_no_packages():
    found = {"dbt_project/packages.yml", "dbt_project/dependencies.yml"} & set(project.files())
    assert_none(f"D10 {path}: write the few macros we need" for path in found)


def test_files_and_folders_are_not_numbered():
    ours = [path for path in project.files() if not path.startswith(("seeds/raw/", "."))]
    parts = {part for path in ours for part in PurePosixPath(path).parts}
    assert_none(f"8.2 {part}: the order is in the README" for part in parts if part[0].isdigit())


def test_what_ci_runs_is_what_a_person_runs():
    assert_none([] if "make test" in project.read(".ci/run") else ["8.10 .ci/run: run `make test`"])
