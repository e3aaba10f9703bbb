"""The files of the data directory: which belong to which entity, and which to none.

Here belongs matching names. What is in a file belongs in `readers/`.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from orchestration.entities import Entity


def find_entity_files(data_dir: Path, entity: Entity) -> list[Path]:
    """The entity's export files in the order of their names; none where the folder is missing."""
    folder = data_dir / entity.source
    found = {
        path
        for pattern in entity.file_patterns
        for form in (pattern, f"{pattern}.gz")
        for path in folder.glob(form)
        if path.is_file() and not _is_hidden(path.relative_to(data_dir))
    }
    return sorted(found, key=lambda path: name_file(data_dir, path))


def find_unread_files(data_dir: Path, entities: Iterable[Entity]) -> list[str]:
    """Files that no entity claims, by their names: an export under a name that nobody expects."""
    claimed = {path for entity in entities for path in find_entity_files(data_dir, entity)}
    return sorted(
        name_file(data_dir, path)
        for path in data_dir.rglob("*")
        if path.is_file() and path not in claimed and not _is_hidden(path.relative_to(data_dir))
    )


def name_file(data_dir: Path, path: Path) -> str:
    """A file's name in the warehouse: relative to the data directory, the same on every machine."""
    return path.relative_to(data_dir).as_posix()


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_hidden(relative: Path) -> bool:
    """Whether an operating system or an editor put the file there, such as ._tickets.json."""
    return any(part.startswith(".") for part in relative.parts)
