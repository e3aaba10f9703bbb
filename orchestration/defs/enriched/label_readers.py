"""Label readers: what labels segments, fitted on the label bank and moved by people's corrections.

Here belongs the wiring. Where a reader comes from belongs in `orchestration/label_bank.py`.
"""

import dagster as dg

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of, create_enriched_tables
from orchestration.label_bank import renew_label_reader
from python_models.label_reader import VERSION


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[
        ["enriched", "segment_embeddings"],
        ["lookups", "label_bank"],
        ["staging", "stg_labels__human_labels"],
    ],
    code_version=VERSION,
    pool="duckdb_writer",
)
def label_readers(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per role: the reader of the bank alone, and the one in use."""
    version = "off"
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        if enrichment.is_on:
            version = renew_label_reader(
                connection, embedder=enrichment.embedder(), report=context.log.info
            ).version
        rows = count_rows_of(connection, "label_readers")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "reader_version": version})
