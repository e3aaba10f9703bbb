"""Sizes, docstrings, environment and assets of Python modules (P7, G1, G4–G6, G11, G13)."""

import ast

from tests.conventions.rules.limits import over
from tests.conventions.rules.names import asset_functions

MAX_FILE_LINES, MAX_FUNCTION_LINES = 200, 30
MAX_ASSET_LINES, MAX_DEFINITIONS_LINES, MAX_KINDS = 25, 15, 2
ENVIRONMENT = {"environ", "environb", "getenv", "putenv", "EnvVar"}
MAY_READ_ENVIRONMENT = "orchestration/defs/resources.py"
LAYERS = {"raw", "staging", "intermediate", "enriched", "marts", "actions"}


def file_length(path: str, source: str) -> list[str]:
    return over("P7", path, len(source.splitlines()), MAX_FILE_LINES)


def function_lengths(path: str, source: str) -> list[str]:
    """Signature and body count, the docstring does not."""
    problems = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1 - _docstring_lines(node)
            problems += over("P7", f"{path} {node.name}()", length, MAX_FUNCTION_LINES)
    return problems


def asset_bodies(path: str, source: str) -> list[str]:
    problems = []
    for function in asset_functions(source):
        body = function.end_lineno - function.body[0].lineno + 1 - _docstring_lines(function)
        problems += over("G5", f"{path} {function.name}()", body, MAX_ASSET_LINES, "body lines")
    return problems


def definitions_length(path: str, source: str) -> list[str]:
    """Docstring and blank lines are free."""
    tree = ast.parse(source)
    count = sum(bool(line.strip()) for line in source.splitlines()) - _docstring_lines(tree)
    problems = over("G1", path, count, MAX_DEFINITIONS_LINES)
    return (
        problems
        if "defs_folder" in source
        else [*problems, f"G1 {path}: does not load the defs folder"]
    )


def environment(path: str, source: str) -> list[str]:
    if path == MAY_READ_ENVIRONMENT:
        return []
    found = set()
    for node in ast.walk(ast.parse(source)):
        names = [node.attr] if isinstance(node, ast.Attribute) else []
        if isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names]
        found |= ENVIRONMENT.intersection(names)
    return [f"G11 {path}: {name} (only {MAY_READ_ENVIRONMENT} may)" for name in sorted(found)]


def module_docstring(path: str, source: str) -> list[str]:
    return [] if ast.get_docstring(ast.parse(source)) else [f"G13 {path}: no module docstring"]


def asset(key: list[str], described: dict) -> list[str]:
    """`described` holds group_name, description, kinds and code_version of one asset."""
    name, description = "/".join(key), described["description"] or ""
    problems = []
    if described["group_name"] in {None, "", "default"}:
        problems.append(f"G6 {name}: no group")
    if key[0] in LAYERS and not description.strip().startswith("One row per"):
        problems.append(f"G6 {name}: the description starts 'One row per …'")
    if not description.strip():
        problems.append(f"G6 {name}: no description")
    if key[0] in LAYERS and described["group_name"] != _expected_group(key):
        problems.append(
            f"G4 {name}: group {described['group_name']}, expected {_expected_group(key)}"
        )
    if key[0] == "enriched" and not described["code_version"]:
        problems.append(f"G6 {name}: no code_version")
    return problems + over("G6", name, len(described["kinds"]), MAX_KINDS, "kinds")


def _expected_group(key: list[str]) -> str:
    """The layer, but for what would turn the lineage graph around.

    Staging needs e-mail threads, and what dbt reads of Python comes after Python.
    """
    if key[-1] in {"email_threads", "stg_enriched__email_threads"}:
        return "staging"
    if key[0] == "staging" and key[-1].startswith("stg_enriched__"):
        return "enriched"
    return key[0]


def _docstring_lines(node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if ast.get_docstring(node) is None:
        return 0
    return node.body[0].end_lineno - node.body[0].lineno + 1
