"""Reading a model's SQL: comments and texts blanked, CTEs cut out, the columns it gives."""

import re

TEXT_OR_COMMENT = re.compile(
    r"(?P<text>'(?:[^']|'')*')|(?P<comment>--[^\n]*|/\*.*?\*/|\{#.*?#\})",
    re.DOTALL,
)
JINJA = re.compile(r"\{\{.*?\}\}", re.DOTALL)
OPENING = re.compile(r"(?P<name>\w+)\s+as\s+(?:not\s+)?(?:materialized\s+)?\(|[()]")
STAR = re.compile(r"\bselect\s+(?:distinct\s+)?\*")


def without_comments(sql: str) -> str:
    """The same length and lines, comments blanked."""
    return TEXT_OR_COMMENT.sub(lambda m: _blank(m[0]) if m["comment"] else m[0], sql)


def without_texts(sql: str) -> str:
    """The same length and lines, what stands between single quotes blanked."""
    return TEXT_OR_COMMENT.sub(lambda m: f"'{_blank(m[0][1:-1])}'" if m["text"] else m[0], sql)


def plain_sql(sql: str) -> str:
    """SQL without texts and comments; of a macro call, the SQL in its quoted arguments is left."""
    pieces = re.split(r"(\{\{.*?\}\})", without_comments(sql), flags=re.DOTALL)
    return "".join(
        _quoted(piece) if piece[:2] == "{{" else without_texts(piece) for piece in pieces
    )


def ctes(sql: str) -> dict[str, str]:
    """Top-level CTEs by name, in order; bodies without comments."""
    code = without_comments(sql)
    bodies: dict[str, str] = {}
    depth, name, start = 0, None, 0
    for found in OPENING.finditer(without_texts(code)):
        if found[0] == ")":
            depth -= 1
            if depth == 0 and name:
                bodies[name] = code[start : found.start()]
            continue
        if depth == 0:
            name, start = found["name"], found.end()
        depth += 1
    return bodies


def output_columns(sql: str) -> list[str] | None:
    """Columns listed by the last CTE; None where a star or a macro writes the list."""
    bodies = list(ctes(sql).values())
    if not bodies:
        return None
    flat = JINJA.sub(" jinja ", without_texts(bodies[-1]))
    while re.search(r"\([^()]*\)", flat):
        flat = re.sub(r"\([^()]*\)", "", flat)
    listed = re.search(r"\bselect\s+(?:distinct\s+)?(.*?)(?<!distinct)\s+from\b", flat, re.DOTALL)
    if not listed:
        return None
    names = [re.search(r'(\w+|\*)"?\s*$', item) for item in listed[1].split(",")]
    columns = [name[1] if name else "" for name in names]
    return None if {"*", "jinja", ""} & set(columns) else columns


def _quoted(call: str) -> str:
    found = re.findall(r"'([^']*)'|\"([^\"]*)\"", call)
    return " jinja " + " , ".join(single or double for single, double in found)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
