"""The tree in the README against the real one (K1)."""

import re
from pathlib import PurePosixPath

from tests.conventions.rules.docs import FENCE

DRAWING = " │├└─"
ANCHOR = re.compile(rf"^[{DRAWING}]*python_models/", re.MULTILINE)
NAME = re.compile(r"[\w.-]+/|[\w-]+(\.[\w-]+)*\.[a-z0-9]{2,6}|\.[\w-]+|…")
NAMES_WITHOUT_DOT = {"Makefile", "LICENSE"}
OPTIONAL_IN_TREE = {"__init__.py", "README.md"}


def tree(readme: str, files: list[str]) -> list[str]:
    """The first two levels, both ways; a `…` in a folder stands for more files, never folders."""
    drawn = tree_entries(readme)
    if not drawn:
        return ["K1 README.md: no tree (a fenced block with a line `python_models/`)"]
    parents = {str(parent) for file in files for parent in PurePosixPath(file).parents} - {"."}
    real = set(files) | {f"{parent}/" for parent in parents}
    open_folders = tuple(entry.removesuffix("…") for entry in drawn if entry.endswith("/…"))
    missing = {path for path in real - drawn if _belongs(path) and not _meant(path, open_folders)}
    extra = {entry for entry in drawn if not entry.endswith("…")} - real
    return [f"K1 README.md: the tree lacks {path}" for path in sorted(missing)] + [
        f"K1 README.md: the tree shows {entry}, which is not there" for entry in sorted(extra)
    ]


def tree_entries(readme: str) -> set[str]:
    """Paths drawn in the README's tree, folders with a closing slash; `…` stays as it is."""
    blocks = [block for block in FENCE.findall(readme) if ANCHOR.search(block)]
    lines = [line for block in blocks[:1] for line in block.splitlines() if line.strip(DRAWING)]
    if lines and lines[0].split()[0] in {".", "./", "verbatim/"}:
        lines = [line[4:] for line in lines[1:]]
    entries: set[str] = set()
    parents: list[str] = []
    for line in lines:
        names = _names(line.lstrip(DRAWING))
        del parents[(len(line) - len(line.lstrip(DRAWING))) // 4 :]
        entries |= {"".join(parents) + name for name in names}
        parents.append(names[-1])
    return entries


def _names(line: str) -> list[str]:
    """The first word of a line, and what follows while it looks like a file or folder."""
    first, *others = line.split()
    names = [first]
    for word in others:
        if not (NAME.fullmatch(word) or word in NAMES_WITHOUT_DOT):
            break
        names.append(word)
    return names


def _belongs(path: str) -> bool:
    is_shallow = path.strip("/").count("/") <= 1
    return is_shallow and path[0] != "." and PurePosixPath(path).name not in OPTIONAL_IN_TREE


def _meant(path: str, open_folders: tuple[str, ...]) -> bool:
    return not path.endswith("/") and path.startswith(open_folders)
