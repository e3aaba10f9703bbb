"""The shape of a model, and the SQL that means the same on DuckDB and Spark.

Rules S1–S4, S6, S7, S9 and S10.
"""

import re

from tests.conventions.rules.limits import over
from tests.conventions.rules.sql_text import (
    JINJA,
    STAR,
    ctes,
    plain_sql,
    without_comments,
    without_texts,
)

RELATION = re.compile(r"\b(?:ref|source)\s*\(([^)]*)\)")
IMPORT = re.compile(r"(?:select \* from )?\{\{[^{}]*\}\}")
ALIAS = re.compile(r"(?<!distinct )\b(?:from|join)\s+[a-z_][\w.]*[ \t]+(as[ \t]+)?([a-z_]\w*)")
NOT_AN_ALIAS = re.compile(
    "and|anti|asof|cross|else|end|except|full|group|having|inner|intersect|join|lateral|left|limit|"
    "natural|on|or|order|right|semi|tablesample|then|union|using|where|window"
)
# 95, not the 80 of S7: a conversation has fifty columns, and a list of columns is not logic
MAX_LINES, MAX_JOINS, MAX_CTES = 95, 6, 8
LOGIC = re.compile(r"\{%-?\s*\w+")
JINJA_BUILTINS = {"ref", "source", "var", "config"}  # what config() may say is D12
JINJA_CONTEXT = {"adapter", "env_var", "execute", "flags", "graph", "modules", "target", "this"}

A_DATE = r"(?:\w+_(?:date|week|month|quarter)\b|::\s*date\b)"
NOT_PORTABLE = {
    r"\bconcat\s*\(": "concat() drops nulls on one engine: use ||",
    r"\bregexp_replace\s*\(": "regexp_replace() replaces once here, all there: use a macro",
    r"\bsplit\s*\(": "split() takes a text here, a pattern there: use split_part()",
    r"\bdayofweek\b|\bisodow\b|\bextract\s*\(\s*dow\b": "week days count differently: use a macro",
    r"(?<![\w.])log\s*\(": "log() has another base on Spark: use ln() or log10()",
    r"\bhash\s*\(": "hash() differs: use md5()",
    r"\bmode\s*\(": "mode() breaks ties differently: use max_by()",
    r"\bcount_if\s*\(": "use count(*) filter (where …)",
    r"\bqualify\b": "no qualify: number rows in a CTE and filter",
    r"\blist(?:_\w+)?\s*\(": "lists go through a macro",
    r"\bstruct(?:_\w+)?\s*\(|\brow\s*\(|\{\s*(?:'\s*'|\w+)\s*:": "no structs",
    r"->|\blambda\b": "no lambdas; JSON goes through a macro",
    r"\b(?:json_extract\w*|json_value|unnest)\s*\(": "JSON and unnest go through a macro",
    r"\b(?:datediff|date_diff|dateadd|epoch|strftime)\s*\(": "time between goes through a macro",
    r"\b(?:listagg|string_agg)\s*\(": "ordered lists go through a macro",
    rf"{A_DATE}\s*[+-]\s*interval\b": "date ± interval is a timestamp here, a date there",
    rf"{A_DATE}\s*-\s*(?:\w+\.)?{A_DATE}": "date − date: use the macro for days between",
}
CLOCK = re.compile(
    r"\b(?:current_timestamp|current_date|current_time|localtimestamp"
    r"|(?:now|today|getdate|get_current_timestamp)\s*\()"
)


def opening_and_ending(model: str, sql: str) -> list[str]:
    lines = without_comments(sql).strip().splitlines()
    problems = []
    if lines[0].strip() not in {"with", "with recursive"} or len(lines) < 2 or lines[1].strip():
        problems.append(f"S1 {model}: opens with `with` alone and a blank line")
    last = re.fullmatch(r"select \* from (\w+)", lines[-1].strip())
    if not last or last[1] not in list(ctes(sql))[-1:]:
        problems.append(f"S1 {model}: ends with `select * from <the last CTE>`")
    return problems


def imports(model: str, sql: str) -> list[str]:
    bodies = ctes(sql)
    problems = [
        f"S1/S3 {model}: {name} mixes ref/source with other SQL; give each its own import CTE"
        for name, body in bodies.items()
        if RELATION.search(body) and not IMPORT.fullmatch(" ".join(body.split()))
    ]
    relations = ["".join(found.split()) for found in RELATION.findall(without_comments(sql))]
    if len(relations) != sum(len(RELATION.findall(body)) for body in bodies.values()):
        problems.append(f"S3 {model}: ref/source outside an import CTE")
    twice = sorted({relation for relation in relations if relations.count(relation) > 1})
    return problems + [f"S1 {model}: {relation} is imported twice" for relation in twice]


def stars(model: str, sql: str) -> list[str]:
    code = without_texts(without_comments(sql))
    found = re.findall(r"\b[a-z_]\w*\.\*", code)
    found += [f"a star in the last CTE, {name}" for name, body in _last(sql) if STAR.search(body)]
    return [f"S2 {model}: {star} (list the columns)" for star in found]


def aliases(model: str, sql: str) -> list[str]:
    kept = "\n".join("" if "noqa: AL07" in line else line for line in sql.splitlines())
    # A macro that unnests needs a name for its elements.
    found = ALIAS.findall(JINJA.sub("()", without_texts(without_comments(kept))))
    given = [alias for word, alias in found if word or not NOT_AN_ALIAS.fullmatch(alias)]
    return [f"S4 {model}: table alias {alias}" for alias in given]


def portability(model: str, sql: str) -> list[str]:
    code = plain_sql(sql).lower()
    met = [advice for pattern, advice in NOT_PORTABLE.items() if re.search(pattern, code)]
    return [f"S6 {model}: {advice}" for advice in met]


def size(model: str, sql: str) -> list[str]:
    counts = (
        ("lines", len(sql.splitlines()), MAX_LINES),
        ("joins", len(re.findall(r"\bjoin\b", plain_sql(sql))), MAX_JOINS),
        ("CTEs", len(ctes(sql)), MAX_CTES),
    )
    return [line for what, count, most in counts for line in over("S7", model, count, most, what)]


def jinja(model: str, sql: str, macros: frozenset[str]) -> list[str]:
    code = without_comments(sql)
    problems = [f"S9 {model}: {tag} … (no logic in a model)" for tag in LOGIC.findall(code)]
    for call in JINJA.findall(code):
        bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", call)
        context = JINJA_CONTEXT & set(re.findall(r"\w+", bare))
        strangers = set(re.findall(r"(\w+)\s*\(", bare)) - JINJA_BUILTINS - macros - context
        problems += [f"S9 {model}: {name} in jinja" for name in sorted(context)]
        problems += [f"S9 {model}: {name}() is no macro of ours" for name in sorted(strangers)]
    return problems


def clock(model: str, sql: str) -> list[str]:
    found = CLOCK.findall(plain_sql(sql).lower())
    return [f"S10 {model}: {call} (use as_of_limit())" for call in found]


def _last(sql: str) -> list[tuple[str, str]]:
    return list(ctes(sql).items())[-1:]
