"""The last asset of a refresh: the file that everybody reads.

Here belongs the wiring to Dagster. How the file is made and swapped in belongs in `publishing.py`;
what keeps it from being made are the blocking checks of the assets it depends on.
"""

from pathlib import Path
from typing import Final

import dagster as dg
import duckdb

from orchestration.defs.resources import WarehouseResource
from orchestration.published_models import published_deps
from orchestration.publishing import BUILD_STATE_TAG, count_published_rows, publish_warehouse

POOL: Final = "duckdb_writer"


# A failed blocking check, a failed dbt test or a failed model upstream skips this step, and the
# last good file stays. That holds within one run: materialised alone, nothing is checked again.
@dg.asset(
    key=["published", "warehouse"],
    group_name="published",
    kinds={"duckdb"},
    deps=published_deps(),
    pool=POOL,
)
def published_warehouse(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource
) -> dg.MaterializeResult[None]:
    """One row per row of every mart and action, in a file that nothing else writes."""
    summary = publish_warehouse(
        Path(warehouse.path),
        Path(warehouse.published_path),
        # Without a tag no later run takes this build for its own: a run's id comes only once.
        state=context.run.tags.get(BUILD_STATE_TAG, context.run.run_id),
    )
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": summary.row_count,
            "table_count": summary.table_count,
            "byte_count": summary.byte_count,
            "published_path": dg.MetadataValue.path(str(summary.published_path)),
        }
    )


@dg.asset_check(asset=published_warehouse, pool=POOL)
def published_file_opens_read_only(warehouse: WarehouseResource) -> dg.AssetCheckResult:
    """The published file opens as its readers open it, and holds tables."""
    try:
        row_counts = count_published_rows(Path(warehouse.published_path))
    except duckdb.Error as error:
        return dg.AssetCheckResult(
            passed=False,
            description=f"{warehouse.published_path} can't be opened read-only: {error}. "
            "Run the refresh again: publishing replaces the file.",
        )
    return dg.AssetCheckResult(
        passed=bool(row_counts),
        metadata={"table_count": len(row_counts), "row_count": sum(row_counts.values())},
    )
