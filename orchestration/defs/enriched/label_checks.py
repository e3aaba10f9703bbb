"""Label checks: what people say of segments beside what a model without their labels says.

Here belongs the wiring. When a label is checked again belongs in `orchestration/label_checking.py`,
what a check is in `python_models/label_checks.py`.
"""

import dagster as dg

from orchestration.defs.resources import EnrichmentResource, WarehouseResource
from orchestration.enrichment import count_rows_of, create_enriched_tables
from orchestration.label_checking import check_human_labels
from python_models.label_checks import VERSION


@dg.asset(
    key_prefix="enriched",
    group_name="enriched",
    kinds={"python", "polars"},
    deps=[
        ["staging", "stg_labels__human_labels"],
        ["enriched", "segment_intents"],
        ["enriched", "segment_sentiments"],
        ["enriched", "segment_signals"],
        ["lookups", "label_keywords"],
    ],
    code_version=VERSION,
    pool="duckdb_writer",
)
def label_checks(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, enrichment: EnrichmentResource
) -> dg.MaterializeResult[None]:
    """One row per segment that a person labelled and label that anybody gives it."""
    new = 0
    with warehouse.connect() as connection:
        create_enriched_tables(connection)
        if enrichment.is_on:
            new = check_human_labels(
                connection, embedder=enrichment.embedder(), report=context.log.info
            )
        rows = count_rows_of(connection, "label_checks")
    return dg.MaterializeResult(metadata={"dagster/row_count": rows, "checked_label_count": new})
