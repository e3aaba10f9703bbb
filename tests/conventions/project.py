"""Where the project's files are: what git would keep, and the dbt manifest."""

import fnmatch
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / "dbt_project" / "target" / "manifest.json"
PARSED_FOLDERS = ("dbt_project/", "seeds/lookups/", "tests/dbt/")
LAYERS = ("staging", "intermediate", "marts", "actions")


def assert_none(problems: Iterable[str]) -> None:
    found = sorted(set(problems))
    if found:
        pytest.fail(f"{len(found)} against the house style:\n" + "\n".join(found), pytrace=False)


@cache
def files() -> tuple[str, ...]:
    """Every file that .gitignore lets through, relative to the root, with slashes."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder).relative_to(ROOT)
        folders[:] = [name for name in folders if not _is_ignored((here / name).as_posix() + "/")]
        found += [path for name in names if not _is_ignored(path := (here / name).as_posix())]
    return tuple(sorted(found))


def under(folder: str, suffix: str = "") -> list[str]:
    found = [path for path in files() if path.startswith(folder) and path.endswith(suffix)]
    assert found, f"no {suffix} file under {folder}: a rule about nothing holds always"
    return found


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def read_yaml(path: str) -> dict:
    return yaml.safe_load(read(path)) or {}


def load_manifest(build_path: Path) -> dict:
    """The manifest as it is, or parsed anew (7 s) when a file of the dbt project is newer."""
    if not MANIFEST.exists() or MANIFEST.stat().st_mtime < _newest_change():
        _parse(build_path)
    return json.loads(MANIFEST.read_text(encoding="utf-8"))


def own_models(manifest: dict) -> list[dict]:
    project = manifest["metadata"]["project_name"]
    found = [
        node
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model" and node["package_name"] == project
    ]
    assert found, "the manifest holds no models"
    return found


def layer(model: dict) -> str:
    return PurePosixPath(model["original_file_path"]).parts[1]


def tests_of(manifest: dict, model: dict) -> list[tuple[str, str | None]]:
    """(test name, column) of the generic tests attached to a model."""
    return [
        (node["test_metadata"]["name"], node.get("column_name"))
        for node in manifest["nodes"].values()
        if node.get("attached_node") == model["unique_id"] and node.get("test_metadata")
    ]


def _newest_change() -> float:
    parsed = [path for path in files() if path.startswith(PARSED_FOLDERS)]
    # A folder's own time tells of files that were deleted.
    folders = {str(PurePosixPath(path).parent) for path in parsed} - {"dbt_project"}
    return max((ROOT / path).stat().st_mtime for path in [*parsed, *folders])


def _parse(build_path: Path) -> None:
    folder = str(ROOT / "dbt_project")
    dbt = str(Path(sys.executable).parent / "dbt")
    done = subprocess.run(
        [dbt, "parse", "--no-use-colors", "--project-dir", folder, "--profiles-dir", folder],
        cwd=ROOT,
        env={**os.environ, "WAREHOUSE_BUILD_PATH": str(build_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"dbt parse failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}", pytrace=False)


def _is_ignored(path: str) -> bool:
    bare = path.rstrip("/")
    if PurePosixPath(bare).name == ".git":
        return True
    for pattern in _ignore_patterns():
        if pattern.endswith("/") and not path.endswith("/"):
            continue
        wanted = pattern.strip("/")
        if fnmatch.fnmatch(bare if "/" in wanted else PurePosixPath(bare).name, wanted):
            return True
    return False


@cache
def _ignore_patterns() -> tuple[str, ...]:
    lines = read(".gitignore").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
