"""Labels of people against models that have not seen them: what is checked again, and when.

Here belongs reading, fitting and writing. What a check is belongs in
`python_models/label_checks.py`.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from orchestration.enrichment import (
    Report,
    create_enriched_tables,
    upsert_rows,
    writing,
)
from orchestration.human_labels import STAGED_LABELS, read_decided_labels
from orchestration.label_bank import find_bank_reader
from orchestration.warehouse import Connection, read_table
from python_models.embeddings import Embedder
from python_models.human_labels import LABELS, to_examples
from python_models.label_adaptation import adapt_label_reader
from python_models.label_checks import VERSION, LabelFamily, check_labels
from python_models.label_reader import LabelReader
from python_models.label_targets import HEADS, to_corrections
from python_models.linear_heads import Matrix
from python_models.segment_features import SegmentFeatures

_SEGMENTS: Final = f"""
select segments.segment_id, segments.content_sha256, segments.segment_text,
    embeddings.embedding, embeddings.reading_embedding
from enriched.message_segments as segments
semi join {STAGED_LABELS} as labels on segments.segment_id = labels.segment_id
inner join enriched.segment_embeddings as embeddings
    on segments.content_sha256 = embeddings.content_sha256
    and embeddings.model_version = '{{embedder_version}}'
where segments.language_code = 'en'
order by segments.segment_id
"""
_KEYWORDS: Final = """
select label, keyword from lookups.label_keywords where label_family = '{family}' order by all
"""


@dataclass(frozen=True)
class BankModel:
    """The reader of the label bank, moved by what people say of other segments.

    Attributes:
        family: whose labels it gives.
        reader: fitted on the label bank alone.
        segments: segment_id and segment_text of all that people labelled.
        hidden: of the same rows, from the reader.
    """

    family: str
    reader: LabelReader
    segments: pl.DataFrame
    hidden: Matrix

    def predict(self, known: pl.DataFrame, held_out: pl.DataFrame) -> pl.DataFrame:
        """As `label_checks.Predict` asks; the heads are moved for this one call."""
        said = known.with_columns(pl.lit(self.family).alias("label_family"))
        examples = to_examples(said, self.segments)
        adapted = adapt_label_reader(
            self.reader,
            self._hidden_of(examples["segment_id"]),
            to_corrections(examples),
            version_suffix="held-out",
        )
        readings = adapted.read_hidden(self._hidden_of(held_out["segment_id"]))[self.family]
        labels = HEADS[self.family]
        if self.family != "signal":
            likeliest = [labels[place] for place in readings.argmax(axis=1)]
            return held_out.select("segment_id", pl.Series("label", likeliest, dtype=pl.String))
        rows = [
            (segment_id, signal)
            for segment_id, row in zip(held_out["segment_id"], readings, strict=True)
            for signal, share in zip(labels, row, strict=True)
            if share >= self.reader.thresholds[signal]
        ]
        schema = {"segment_id": pl.String, "label": pl.String}
        return pl.DataFrame(rows, schema=schema, orient="row")

    def _hidden_of(self, segment_ids: pl.Series) -> Matrix:
        place = {segment_id: row for row, segment_id in enumerate(self.segments["segment_id"])}
        return self.hidden[[place[segment_id] for segment_id in segment_ids]]


def check_human_labels(connection: Connection, *, embedder: Embedder, report: Report) -> int:
    """Check the families whose labels, examples or keywords changed; returns how many labels."""
    create_enriched_tables(connection)
    labels = read_decided_labels(connection)
    if labels.is_empty():
        connection.execute("delete from enriched.label_checks")
        return 0
    segments = read_table(connection, _SEGMENTS.format(embedder_version=embedder.version))
    reader = find_bank_reader(connection, embedder=embedder, report=report)
    count = 0
    for name in LABELS:
        own = labels.filter(pl.col("label_family") == name).join(
            segments, on="segment_id", how="semi"
        )
        family = _describe_family(connection, name, segments, reader=reader)
        family = replace(family, version=_hash_frames(family.version, own, family.keywords))
        expected = [] if own.is_empty() else [f"{VERSION}+{family.version}"]
        if _read_versions(connection, name) != expected:
            _replace_checks(connection, family, check_labels(own, segments, family))
            count += len(own)
            report(f"{len(own):,} labels of the family {name} checked")
    return count


def _describe_family(
    connection: Connection, name: str, segments: pl.DataFrame, *, reader: LabelReader
) -> LabelFamily:
    hidden = reader.to_hidden(SegmentFeatures.of(segments))
    model = BankModel(name, reader, segments.select("segment_id", "segment_text"), hidden)
    return LabelFamily(
        name=name,
        predict=model.predict,
        keywords=read_table(connection, _KEYWORDS.format(family=name)),
        version=reader.version,
    )


def _read_versions(connection: Connection, family: str) -> list[str]:
    found = read_table(
        connection,
        f"select distinct model_version from enriched.label_checks where label_family = '{family}'",
    )
    return found["model_version"].to_list()


def _replace_checks(connection: Connection, family: LabelFamily, checks: pl.DataFrame) -> None:
    with writing(connection):
        connection.execute(
            "delete from enriched.label_checks where label_family = ?", [family.name]
        )
        upsert_rows(connection, "label_checks", checks, key="label_check_id")


def _hash_frames(version: str, *frames: pl.DataFrame) -> str:
    digest = hashlib.sha256(version.encode())
    for frame in frames:
        digest.update(frame.write_ndjson().encode())
    return digest.hexdigest()[:12]
