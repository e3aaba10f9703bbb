"""Where the dbt project is, and a manifest that is never older than it.

Here belongs what Dagster needs to know about dbt. Which models run when belongs in `defs/models/`;
what they compute belongs in `dbt_project/`.
"""

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

from dagster_dbt import DbtProject

from orchestration.errors import DbtParseError

ROOT: Final = Path(__file__).parent.parent
DBT_EXECUTABLE: Final = str(Path(sys.executable).parent / "dbt")

_PROJECT_DIR: Final = ROOT / "dbt_project"
_SUFFIXES: Final = frozenset({".sql", ".yml", ".csv", ".md"})


@cache
def dbt_project() -> DbtProject:
    """The dbt project, parsed again when a file of it changed since the last time."""
    project = DbtProject(project_dir=_PROJECT_DIR, profiles_dir=_PROJECT_DIR)
    if _is_outdated(project.manifest_path):
        _parse_project()
    return project


def find_project_files() -> list[Path]:
    """Models, macros, tests and lookups: whatever makes a manifest what it is."""
    folders = [
        _PROJECT_DIR / "models",
        _PROJECT_DIR / "macros",
        ROOT / "seeds" / "lookups",
        ROOT / "tests" / "dbt",
    ]
    inside = [file for folder in folders for file in folder.rglob("*") if file.suffix in _SUFFIXES]
    return sorted([*_PROJECT_DIR.glob("*.yml"), *inside])


def _is_outdated(manifest_path: Path) -> bool:
    if not manifest_path.is_file():
        return True
    parsed_at = manifest_path.stat().st_mtime
    return any(file.stat().st_mtime > parsed_at for file in find_project_files())


def _parse_project() -> None:
    # the profile asks for settings, and whoever loads the assets may not have told them yet
    from orchestration.defs.resources import export_settings, read_settings

    export_settings(read_settings())
    command = [
        DBT_EXECUTABLE,
        "--quiet",
        "parse",
        "--project-dir",
        str(_PROJECT_DIR),
        "--profiles-dir",
        str(_PROJECT_DIR),
    ]
    parsed = subprocess.run(command, capture_output=True, text=True, check=False)
    if parsed.returncode != 0:
        raise DbtParseError(
            "Expected dbt_project/ to parse, found errors. Mend them and run again:\n"
            f"{parsed.stdout}{parsed.stderr}"
        )
