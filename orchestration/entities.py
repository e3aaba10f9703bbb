"""What an entity of the exports is, and how the entities of one family are written down in a line.

Here belongs the shape of such a description. Which entities there are belongs in `sources.py`; how
their files are read belongs in `readers/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from python_models.human_labels import LABELS

TimestampKind = Literal["iso", "epoch", "rfc2822", "date"]
KeyPrefix = Literal["none", "folder", "file_stem"]
Fields = tuple[str, ...]
Times = tuple[tuple[str, TimestampKind], ...]


@dataclass(frozen=True)
class Vocabulary:
    """The words that one field may hold, which depend on another field; case does not matter."""

    family_field: str
    word_field: str
    words: Mapping[str, Fields]


@dataclass(frozen=True)
class Entity:
    """One kind of record in one source's exports, and the raw table that holds it.

    Field names are paths: `metaData.id` is the field `id` of the object `metaData`.

    Attributes:
        source: The folder below the data directory.
        file_patterns: Glob patterns below that folder; each also takes its `.gz` form.
        envelope: Path to the list of records in a whole-file JSON export; empty when the document
            is the list.
        key_prefix: What stands before the key, for records that are only unique within their folder
            or file.
        timestamp_fields: Every one is checked where it has a value; being required is a matter of
            `required_fields`.
        stand_in_key_fields: Hashed to a key for records whose key fields have no value.
        vocabulary: What a record may say, if not anything.
    """

    table: str
    source: str
    file_patterns: Fields
    key_fields: Fields
    required_fields: Fields
    description: str
    timestamp_fields: Times = ()
    envelope: Fields = ()
    key_prefix: KeyPrefix = "none"
    stand_in_key_fields: Fields = ()
    vocabulary: Vocabulary | None = None


def json_entity(table: str, stem: str, noun: str, times: Times = (), **options: str) -> Entity:
    """An entity of JSON records, in an envelope or one a line.

    Options are `source` and `envelope` where they are not the table's first word and the stem,
    `key` where it is not `id`, and `also` for one more required field.
    """
    key = options.get("key", "id")
    envelope = options.get("envelope", stem)
    return Entity(
        table=table,
        source=options.get("source", table.split("_", maxsplit=1)[0]),
        file_patterns=(f"{stem}*.json", f"{stem}*.jsonl"),
        key_fields=(key,),
        required_fields=(key, *options.get("also", "").split(), *(field for field, _ in times)),
        description=f"One row per version of {noun}.",
        timestamp_fields=times,
        envelope=tuple(envelope.split(".")) if envelope else (),
    )


def csv_entity(table: str, stem: str, noun: str, required: str, times: Times) -> Entity:
    """An entity of CSV rows whose first required column is the key."""
    required_fields = tuple(required.split())
    return Entity(
        table=table,
        source="billing" if table.startswith("billing") else "surveys",
        file_patterns=(f"{stem}*.csv",),
        key_fields=required_fields[:1],
        required_fields=required_fields,
        description=f"One row per version of {noun}.",
        timestamp_fields=times,
    )


def salesforce_entity(table: str, salesforce_object: str, noun: str) -> Entity:
    """A Salesforce object as CSV or JSON Lines, under our name or that of its data export.

    `Account*.csv` would also take AccountHistory.csv and AccountShare.csv, which hold other
    records.
    """
    stem = f"salesforce_{table.removeprefix('salesforce_')}*"
    names = (stem, salesforce_object, f"{salesforce_object}[-_]*")
    return Entity(
        table=table,
        source="crm",
        file_patterns=tuple(f"{name}.{form}" for name in names for form in ("csv", "jsonl")),
        key_fields=("Id",),
        required_fields=("Id",),
        description=f"One row per version of {noun}.",
    )


def generic_entity(table: str, noun: str, required: str, times: Times = ()) -> Entity:
    """A table of the generic folder, whose key is named after its singular."""
    stem = table.removeprefix("generic_")
    key = f"{stem.removesuffix('s')}_id"
    return Entity(
        table=table,
        source="generic",
        file_patterns=tuple(f"{stem}.{form}" for form in ("csv", "jsonl", "parquet")),
        key_fields=(key,),
        required_fields=tuple(required.split()),
        description=f"One row per version of {noun}.",
        timestamp_fields=times,
    )


def human_labels_entity() -> Entity:
    """Labels that people gave to segments; who writes them down need not think of ids."""
    return Entity(
        table="human_labels",
        source="labels",
        file_patterns=("human_labels*.csv", "human_labels*.jsonl"),
        key_fields=("label_id",),
        required_fields=("segment_id", "label_family", "label"),
        description="One row per version of a label that a person gave to a segment.",
        timestamp_fields=(("labelled_at", "iso"),),
        stand_in_key_fields=("segment_id", "label_family", "label", "labelled_by"),
        vocabulary=Vocabulary("label_family", "label", LABELS),
    )
