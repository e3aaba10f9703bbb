"""What the tests of readers share: files to read, and outcomes looked into."""

import gzip
from collections.abc import Callable
from pathlib import Path

import orjson

from orchestration.entities import Entity
from orchestration.readers.outcomes import Outcome, Record, Rejection
from orchestration.readers.records import count_records, read_records
from orchestration.sources import ENTITIES

ENTITY = {entity.table: entity for entity in ENTITIES}

Write = Callable[[str, bytes | str], Path]


def write_file(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


def read(path: Path, entity: str | Entity) -> list[Outcome]:
    """Every outcome, after the count of the file has been found to agree with it."""
    described = ENTITY[entity] if isinstance(entity, str) else entity
    outcomes = list(read_records(path, described))
    assert count_records(path, described) == len(outcomes)
    assert [outcome.position for outcome in outcomes] == list(range(1, len(outcomes) + 1))
    return outcomes


def read_one(path: Path, entity: str) -> Outcome:
    (outcome,) = read(path, entity)
    return outcome


def reason_of(outcome: Outcome) -> str:
    assert isinstance(outcome, Rejection)
    return outcome.reason


def payload_of(outcome: Outcome) -> dict[str, object]:
    assert isinstance(outcome, Record), outcome
    return orjson.loads(outcome.payload)
