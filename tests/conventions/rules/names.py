"""What a name promises about a table, a column's type or a module (N2, N3, N4, N7, N8, N9)."""

import ast
import re
from pathlib import PurePosixPath

IRREGULAR_PARTICIPLES = (
    "bound|bought|built|chosen|cut|drawn|found|given|grown|held|kept|known|left|lost|made|met|paid|"
    "put|read|run|sent|set|shown|sold|spent|split|spread|taken|told|won|written"
)
PARTICIPLE = rf"(?!(?:embed|feed|need|seed|speed)(?:_|$))[a-z0-9]+ed|{IRREGULAR_PARTICIPLES}"
INTERMEDIATE = re.compile(
    rf"int_[a-z0-9]+(?:_[a-z0-9]+)*?_(?:{PARTICIPLE})"
    r"(?:_(?:across|against|as|at|by|for|from|in|into|of|on|over|per|to|with)_[a-z0-9_]+)?"
)

FLOAT = {"double"}
TEXT = {"varchar", "string", "text"}
WHOLE = {"int", "integer", "bigint", "hugeint"}
MONEY = {"decimal(18,2)", "numeric(18,2)"}
# The first that fits: `has_text` is a boolean.
PROMISES = (
    (re.compile(r"^(is|has|was)_"), {"boolean"}),
    (re.compile(r"_at$"), {"timestamp"}),
    (re.compile(r"_(date|week|month|quarter)$|^(day|week|month|quarter)$"), {"date"}),
    (re.compile(r"_count$"), WHOLE),
    (re.compile(r"_(share|score)$|^share_"), FLOAT),
    (re.compile(r"_usd$"), MONEY),
    (re.compile(r"_id$|_text$"), TEXT),
    (re.compile(r"_(seconds|minutes|days)$"), WHOLE | FLOAT),
)
FORBIDDEN_AFFIX = re.compile(r"^(avg|num|count|total)_|_(pct|percent|percentage|avg|cnt)$")
VAGUE_COLUMNS = {"id", "name", "type", "status", "date", "key"}

VAGUE_MODULES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "misc",
    "legacy",
}
VAGUE_ENDINGS = ("_utils", "_helpers")


def intermediate_name(model: str) -> list[str]:
    if INTERMEDIATE.fullmatch(model):
        return []
    return [f"N2 {model}: name it int_<entities>_<past participle>[_to_<grain>]"]


def column_type(model: str, column: str, data_type: str | None) -> list[str]:
    if not data_type:
        return [f"N3 {model}.{column}: the contract gives no data_type"]
    allowed = next((types for pattern, types in PROMISES if pattern.search(column)), None)
    if allowed is None or data_type.lower().replace(" ", "") in allowed:
        return []
    promised = "/".join(sorted(allowed))
    return [f"N3 {model}.{column}: the name promises {promised}, not {data_type}"]


def column_affix(model: str, column: str) -> list[str]:
    found = FORBIDDEN_AFFIX.search(column)
    if not found:
        return []
    return [f"N4 {model}.{column}: '{found[0]}' is not ours (use _count, _share, mean_, median_)"]


def column_vagueness(model: str, column: str, allowed: frozenset[tuple[str, str]]) -> list[str]:
    if column not in VAGUE_COLUMNS or (model, column) in allowed:
        return []
    return [f"N7 {model}.{column}: say which {column} (topic_{column}, account_{column}, …)"]


def module_name(path: str) -> list[str]:
    parts = [PurePosixPath(part).stem for part in PurePosixPath(path).parts]
    vague = [part for part in parts if part in VAGUE_MODULES or part.endswith(VAGUE_ENDINGS)]
    return [f"N8 {path}: '{part}' does not say what is in it" for part in vague]


def asset_name(path: str, source: str) -> list[str]:
    """In a module of one asset, the module, the function and the table carry the same name."""
    stem = PurePosixPath(path).stem
    problems = []
    for function in asset_functions(source):
        if function.name != stem:
            problems.append(f"N9 {path}: the asset function is {function.name}, the module {stem}")
        renaming = {keyword.arg for keyword in _decorator_keywords(function)} & {"name", "key"}
        problems += [
            f"N9 {path}: {word}= renames the table; the function does" for word in renaming
        ]
    if len(asset_functions(source)) > 1:
        problems.append(f"G5 {path}: more than one asset in a module")
    return problems


def asset_functions(source: str) -> list[ast.FunctionDef]:
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and any(_decorator_name(decorator) in ASSET_DECORATORS for decorator in node.decorator_list)
    ]


ASSET_DECORATORS = {"asset", "multi_asset", "dbt_assets", "graph_asset"}


def _decorator_name(decorator: ast.expr) -> str:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def _decorator_keywords(function: ast.FunctionDef) -> list[ast.keyword]:
    calls = [decorator for decorator in function.decorator_list if isinstance(decorator, ast.Call)]
    return [
        keyword for call in calls if _decorator_name(call) == "asset" for keyword in call.keywords
    ]
