"""README, folder READMEs, macros, changelog; no trace of the place it was written in.

Rules K1, K2, K5, K6 and S6 for macros.
"""

import re

from tests.conventions.rules.limits import over

README_LINES = (80, 130)
MAX_FOLDER_README_LINES = 40
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
MODEL = re.compile(r"\b(?:stg|int|dim|fct|mart|act)_[a-z0-9][a-z0-9_]*")
MAKE = re.compile(r"\s*(?:\$ )?(?:\w+=\S+ )*make ([a-z][\w-]*)")
# Written so that the pattern does not find itself.
WORKPLACE = re.compile(
    r"/wor[k]/|\bhelper[-]\w|sub[-]?agen[t]|index-ur[l]|trusted-hos[t]|://[^\s/]+/simpl[e]\b"
    r"|://[\w.-]+\.(?:internal|corp|lan)\b"
    r"|://(?!pypi\.org)[\w.-]*(?:pypi|nexus|artifactory|mirror)[\w.-]*",
    re.IGNORECASE,
)


def readme_length(text: str) -> list[str]:
    count, (least, most) = len(text.splitlines()), README_LINES
    return [] if least <= count <= most else [f"K1 README.md: {count} lines, not {least}–{most}"]


def folder_readme_length(path: str, text: str) -> list[str]:
    count = len(text.splitlines())
    return over("K2", path, count, MAX_FOLDER_README_LINES)


def make_targets(path: str, text: str, makefile: str) -> list[str]:
    code = [line for block in FENCE.findall(text) for line in block.splitlines()]
    code += SPAN.findall(FENCE.sub("", text))
    asked = {found[1] for line in code if (found := MAKE.match(line))}
    known = set(re.findall(r"^([a-z][\w-]*):", makefile, re.MULTILINE))
    return [
        f"K1 {path}: `make {target}` is not in the Makefile" for target in sorted(asked - known)
    ]


def model_names(path: str, text: str, models: frozenset[str]) -> list[str]:
    spans = SPAN.findall(FENCE.sub("", text))
    plain = [span for span in spans if re.fullmatch(r"[a-z0-9_.]+", span)]
    named = {name for span in plain for name in MODEL.findall(span)}
    return [f"K5 {path}: `{name}` is not a model" for name in sorted(named - models)]


def readme_table(readme: str, models: list[str]) -> list[str]:
    rows = "\n".join(line for line in readme.splitlines() if line.startswith("|"))
    named = set(re.findall(r"\w+", " ".join(SPAN.findall(rows))))
    return [f"K5 README.md: {model} is in no table row" for model in sorted(set(models) - named)]


def macro_names(sql: str) -> set[str]:
    return set(re.findall(r"\{%-?\s*(?:macro|test)\s+(\w+)\s*\(", sql))


def macro_docs(defined: set[str], described: dict[str, str]) -> list[str]:
    """`described` is _macros.yml, name to description; a generic test may be test_<name>."""
    public = {name for name in defined if not re.match(r"(default|duckdb|spark)__", name)}
    texts = {name: described.get(name) or described.get(f"test_{name}") or "" for name in public}
    missing = {name for name, text in texts.items() if not text.strip()}
    strangers = {name for name in described if not {name, name.removeprefix("test_")} & public}
    return [f"K5 macro {name}: not described in _macros.yml" for name in sorted(missing)] + [
        f"K5 macro {name}: in _macros.yml, but nowhere defined" for name in sorted(strangers)
    ]


def macro_bodies(defined: set[str]) -> list[str]:
    duckdb, spark, default = (
        {name.removeprefix(engine) for name in defined if name.startswith(engine)}
        for engine in ("duckdb__", "spark__", "default__")
    )
    return [f"S6 macro {name}: only a DuckDB body" for name in sorted(duckdb - spark)] + [
        f"S6 macro {name}: only a Spark body" for name in sorted(spark - duckdb - default)
    ]


def workplace(path: str, text: str) -> list[str]:
    found = sorted(set(WORKPLACE.findall(text)))
    return [f"K {path}: '{name}' names the place it was written in" for name in found]


def changelog(text: str, version: str) -> list[str]:
    if re.search(rf"^## {re.escape(version)}\b", text, re.MULTILINE):
        return []
    return [f"K6 CHANGELOG.md: no ## {version}"]
