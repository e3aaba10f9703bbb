"""Which record it is: its key, from fields of the record and from where its file lies.

Here belongs finding a field by its path. What must be in a field belongs in `validation.py`.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from orchestration.entities import Entity

FieldPath = tuple[str, ...]


class RecordKeys:
    """The keys of the records of one file."""

    def __init__(self, entity: Entity, path: Path) -> None:
        self._prefix = _key_prefix(entity, path)
        self._paths = tuple(split_path(name) for name in entity.key_fields)
        self._stand_ins = tuple(split_path(name) for name in entity.stand_in_key_fields)

    def key_of(self, record: Mapping[str, Any]) -> str:
        """The key of a record without a problem."""
        values = [value_at(record, path) for path in self._paths]
        if self._stand_ins and not all(values):
            return _hash_values([value_at(record, path) for path in self._stand_ins])
        return self._prefix + "/".join(map(str, values))


def split_path(name: str) -> FieldPath:
    """`metaData.id` to the names on the way."""
    return tuple(name.split("."))


def value_at(record: Mapping[str, Any], path: FieldPath) -> Any:
    """What stands at a path of a record; None where the way ends before."""
    value: Any = record
    for name in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def _hash_values(values: list[Any]) -> str:
    text = "|".join("" if value is None else str(value).strip().lower() for value in values)
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _key_prefix(entity: Entity, path: Path) -> str:
    if entity.key_prefix == "folder":
        return f"{path.parent.name}/"
    if entity.key_prefix == "file_stem":
        return f"{path.name.removesuffix('.gz').removesuffix('.vtt')}/"
    return ""
