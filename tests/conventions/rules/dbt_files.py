"""dbt's files: which YAML holds what, what is configured where, which folder a model is in.

Rules D1, D7, D12 and 8.1; `content` is a parsed YAML file, `model` a manifest entry.
"""

import re
from pathlib import PurePosixPath

from tests.conventions.rules.limits import over

MAX_YAML_LINES = 250
# Folders of DATA_DIR that hold exports of several tools: there the model names its tool.
TOOLS = {
    "calls": ("gong", "webvtt"),
    "crm": ("salesforce", "hubspot"),
    "tracker": ("jira", "linear"),
}
YAML_KINDS = {
    "models": {"models"},
    "sources": {"sources"},
    "unit_tests": {"unit_tests"},
    "exposures": {"exposures"},
    "lookups": {"seeds"},
}
BY_FOLDER_ONLY = {"schema", "materialized", "contract", "group", "meta"}


def yaml_file(path: str, content: dict, line_count: int) -> list[str]:
    """`_<folder>__<kind>.yml`, one kind of thing in each; `content` is the parsed file."""
    file = PurePosixPath(path)
    problems = over("D1", path, line_count, MAX_YAML_LINES)
    start = f"_{file.parent.name}__"
    kind = next((kind for kind in YAML_KINDS if file.stem.startswith(start + kind)), None)
    if kind is None:
        return [*problems, f"D1 {path}: name it {start}models.yml ({start}sources.yml, …)"]
    strangers = sorted(set(content) - YAML_KINDS[kind] - {"version"})
    return problems + [
        f"D1 {path}: {stranger} belong in a file of their own" for stranger in strangers
    ]


def yaml_config(path: str, content: dict) -> list[str]:
    return [
        f"D12 {path}: {model['name']} sets {key}; folders in dbt_project.yml do"
        for model in content.get("models", [])
        for key in sorted(BY_FOLDER_ONLY & set(model.get("config") or {}))
    ]


def model_config(model: str, sql: str) -> list[str]:
    """A config() has its reason in a comment right above and stays in its layer."""
    problems = []
    for found in re.finditer(r"\{\{-?\s*config\s*\((.*?)\)\s*-?\}\}", sql, re.DOTALL):
        above = sql[: found.start()].rstrip().splitlines()[-1:]
        if not above or not re.match(r"\s*--|.*#\}\s*$", above[0]):
            problems.append(f"D12 {model}: config() without a comment above that says why")
        moved = re.findall(r"\b(schema|contract|group)\s*=", found[1])
        problems += [f"D12 {model}: {key} is set by folder" for key in moved]
    return problems


def documented_where(model: dict) -> list[str]:
    """Every model is described in the `_<folder>__models.yml` beside it."""
    folder = PurePosixPath(model["original_file_path"]).parent
    expected = folder / f"_{folder.name}__models.yml"
    found = (model["patch_path"] or "nowhere").split("://")[-1]
    if found == str(expected):
        return []
    return [f"D1 {model['name']}: described in {found}, not {expected}"]


def singular_test(path: str, sql: str) -> list[str]:
    problems = []
    if not PurePosixPath(path).name.startswith("assert_"):
        problems.append(f"D7 {path}: name it assert_<sentence>.sql")
    if not sql.lstrip().startswith("--"):
        problems.append(f"D7 {path}: open with a comment that says why a failure matters")
    return problems


def layer_prefix(path: str) -> list[str]:
    """A model's prefix and its folder below dbt_project/models say the same."""
    file = PurePosixPath(path)
    layer, *folders = file.parts[:-1] or ("",)
    prefixes = {
        "staging": tuple(f"stg_{tool}__" for tool in TOOLS.get(folders[0], (folders[0],)))
        if folders
        else ("stg_<source>__",),
        "intermediate": ("int_",),
        "marts": ("dim_", "fct_", "mart_"),
        "actions": ("act_",),
    }.get(layer, ())
    if file.stem.startswith(prefixes):
        return []
    wanted = " or ".join(prefixes) or "nothing: no such layer"
    return [f"8.1 {path}: a model in {layer or 'no layer'} is named {wanted}"]
