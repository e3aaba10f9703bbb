"""What a build is made from, as one hash: the same state means that there is nothing new to build.

Here belongs what counts. Who compares it belongs in `refresh.py`; where it is kept belongs in
`publishing.py`.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from orchestration.dbt import ROOT, find_project_files


def hash_build_state(data_dir: Path, *, settings: tuple[str, ...]) -> str:
    """SHA-256 over every export, lookup, model, line of code and setting that changes results."""
    digest = hashlib.sha256("\n".join(settings).encode())
    for name, file in _find_files(data_dir):
        with file.open("rb") as content:
            digest.update(f"\n{name} {hashlib.file_digest(content, 'sha256').hexdigest()}".encode())
    return digest.hexdigest()


def _find_files(data_dir: Path) -> Iterator[tuple[str, Path]]:
    exports = [file for file in data_dir.rglob("*") if file.is_file()]
    code = [
        file
        for folder in ("orchestration", "python_models")
        for file in (ROOT / folder).rglob("*.py")
    ]
    for file in sorted(exports):
        yield f"exports/{file.relative_to(data_dir).as_posix()}", file
    for file in sorted([*code, *find_project_files()]):
        yield file.relative_to(ROOT).as_posix(), file
