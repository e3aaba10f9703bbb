import os
from pathlib import Path

import pytest

from orchestration import dbt
from orchestration.dbt import find_project_files
from orchestration.errors import DbtParseError

TOLD = (
    "DAGSTER_HOME",
    "DBT_SEND_ANONYMOUS_USAGE_STATS",
    "HF_HUB_OFFLINE",
    "OMP_WAIT_POLICY",
    "WAREHOUSE_BUILD_PATH",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dbt_project"
    (folder / "models").mkdir(parents=True)
    (folder / "target").mkdir()
    for name in ("dbt_project.yml", "models/a.sql", "target/manifest.json", "models/notes.txt"):
        (folder / name).write_text("")
        os.utime(folder / name, (1000, 1000))
    for name in TOLD:  # parsing tells its child the settings: undone after the test
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "mine.duckdb"))
    monkeypatch.setattr(dbt, "ROOT", tmp_path)
    monkeypatch.setattr(dbt, "_PROJECT_DIR", folder)
    return folder


def test_the_files_of_a_project_are_what_makes_its_manifest(project: Path) -> None:
    names = [file.relative_to(project).as_posix() for file in find_project_files()]
    assert names == ["dbt_project.yml", "models/a.sql"]


def test_a_manifest_as_old_as_its_models_is_up_to_date(project: Path) -> None:
    assert not dbt._is_outdated(project / "target" / "manifest.json")


def test_a_manifest_that_is_missing_is_outdated(project: Path) -> None:
    assert dbt._is_outdated(project / "target" / "nothing.json")


@pytest.mark.parametrize("name", ["models/a.sql", "dbt_project.yml"])
def test_a_manifest_older_than_a_model_is_outdated(project: Path, name: str) -> None:
    os.utime(project / name, (1001, 1001))
    assert dbt._is_outdated(project / "target" / "manifest.json")


def test_what_is_no_part_of_the_project_does_not_age_its_manifest(project: Path) -> None:
    os.utime(project / "models" / "notes.txt", (2000, 2000))
    assert not dbt._is_outdated(project / "target" / "manifest.json")


def test_a_project_that_does_not_parse_is_told_in_dbts_words(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = project / "broken"
    broken.write_text("#!/bin/sh\necho 'models/a.sql: no such column'\nexit 2\n")
    broken.chmod(0o755)
    monkeypatch.setattr(dbt, "DBT_EXECUTABLE", str(broken))
    with pytest.raises(DbtParseError, match=r"run again:\nmodels/a.sql: no such column"):
        dbt._parse_project()


# `make ui` after a change of a model: the manifest was parsed before the settings were told.
def test_parsing_needs_no_settings_from_its_caller(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = project / "telling"
    telling.write_text('#!/bin/sh\necho "build file: $WAREHOUSE_BUILD_PATH"\nexit 2\n')
    telling.chmod(0o755)
    monkeypatch.setattr(dbt, "DBT_EXECUTABLE", str(telling))
    with pytest.raises(DbtParseError, match=r"build file: .*/mine_build\.duckdb"):
        dbt._parse_project()
