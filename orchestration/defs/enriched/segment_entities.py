"""Segment entities: the features, competitors, integrations and plans that segments speak of.

Here belongs which segments are still to do. What is found belongs in `python_models/entities.py`
and `python_models/feature_meanings.py`; what can be found in `seeds/lookups`.
"""

from dataclasses import dataclass
from functools import cached_property

import dagster as dg
import polars as pl

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of, create_enriched_tables
from orchestration.segment_labels import Labeller, label_segments
from orchestration.warehouse import Connection, read_table
from python_models import entities, feature_meanings
from python_models.common_words import load_common_words
from python_models.embeddings import Embedder, Vectors, embed_texts, to_matrix
from python_models.entity_catalogue import build_catalogue, hash_catalogue


@dataclass(frozen=True)
class _Finder:
    """The catalogue and what reads it; any change of a lookup makes another version."""

    catalogue: pl.DataFrame
    features: pl.DataFrame
    embedder: Embedder

    @property
    def version(self) -> str:
        described = self.features.select("feature_id", "feature_text")
        return (
            f"{entities.VERSION}+{feature_meanings.VERSION}+{self.embedder.version}"
            f"+{hash_catalogue(self.catalogue, described)}"
        )

    @cached_property
    def feature_vectors(self) -> Vectors:
        """Embedded at the first batch: a refresh with nothing to do loads no model."""
        texts = self.features.select(
            pl.col("feature_id").alias("content_sha256"),
            pl.col("feature_text").alias("segment_text"),
        )
        return to_matrix(embed_texts(texts, embedder=self.embedder)["embedding"])

    def find(self, batch: pl.DataFrame) -> dict[str, pl.DataFrame]:
        """All entities of a batch of segments."""
        found = feature_meanings.add_meanings(
            entities.find_entities(batch, self.catalogue),
            batch["segment_id"],
            to_matrix(batch["embedding"]),
            feature_ids=self.features["feature_id"].to_list(),
            feature_vectors=self.feature_vectors,
        )
        return {"segment_entities": found.with_columns(pl.lit(self.version).alias("model_version"))}


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[
        ["enriched", "segment_embeddings"],
        *(
            ["lookups", name]
            for name in ("competitors", "integrations", "plans", "feature_catalogue")
        ),
    ],
    code_version=f"{entities.VERSION}+{feature_meanings.VERSION}",
    pool="duckdb_writer",
)
def segment_entities(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment and thing of a lookup that it names or describes."""
    new = 0
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        if enrichment.is_on:
            finder = _read_finder(connection, enrichment.embedder())
            labeller = Labeller(
                "segment_entities", finder.version, finder.embedder.version, finder.find
            )
            new = label_segments(connection, labeller, report=context.log.info)
        rows = count_rows_of(connection, "segment_entities")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "new_segment_count": new})


def _read_finder(connection: Connection, embedder: Embedder) -> _Finder:
    competitors, integrations, plans, features = (
        read_table(connection, f"from lookups.{name}")
        for name in ("competitors", "integrations", "plans", "feature_catalogue")
    )
    catalogue = build_catalogue(
        competitors=competitors,
        integrations=integrations,
        plans=plans,
        features=features,
        common_words=load_common_words(),
    )
    texts = [
        feature_meanings.describe_feature(name, description)
        for name, description in features.select("feature_name", "feature_description").iter_rows()
    ]
    return _Finder(
        catalogue,
        features.with_columns(pl.Series("feature_text", texts, dtype=pl.String)),
        embedder,
    )
