"""One asset per entity of the exports, two that account for their records, one check.

Here belongs the wiring to Dagster. Which entities there are stands in `sources.py`; reading them in
`ingestion.py`.
"""

from datetime import UTC, datetime
from typing import Final

import dagster as dg

from orchestration.defs.resources import WarehouseResource
from orchestration.entities import Entity
from orchestration.export_folders import find_unread_files
from orchestration.ingestion import ingest_entity
from orchestration.raw_tables import FILE_LOADS, REJECTED_RECORDS, create_raw_tables, raw_table
from orchestration.reconciliation import Discrepancy, reconcile_file_loads
from orchestration.sources import ENTITIES
from orchestration.warehouse import row_count

POOL: Final = "duckdb_writer"
SHOWN_DISCREPANCIES: Final = 50


def build_entity_asset(entity: Entity) -> dg.AssetsDefinition:
    """The asset that reads one entity's files into its raw table."""

    @dg.asset(
        key=["raw", entity.table],
        group_name="raw",
        kinds={"python", "duckdb"},
        description=entity.description,
        pool=POOL,
    )
    def ingested_entity(warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
        summary = ingest_entity(
            warehouse.path,
            warehouse.exports,
            entity,
            datetime.now(UTC),
            memory_limit=warehouse.memory_limit,
        )
        with warehouse.connect() as connection:
            rows = row_count(connection, raw_table(entity))
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": rows,
                "loaded_count": summary.loaded_count,
                "duplicate_count": summary.duplicate_count,
                "rejected_count": summary.rejected_count,
            }
        )

    return ingested_entity


entity_assets = [build_entity_asset(entity) for entity in ENTITIES]


@dg.asset(
    key_prefix="raw",
    group_name="raw",
    kinds={"python", "duckdb"},
    deps=entity_assets,
    pool=POOL,
)
def file_loads(warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
    """One row per reading of an export file: its content and what became of its records."""
    unread = find_unread_files(warehouse.exports, ENTITIES)
    with warehouse.connect() as connection:
        create_raw_tables(connection, *ENTITIES)
        rows = row_count(connection, FILE_LOADS)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": rows,
            "unread_file_count": len(unread),
            "unread_files": dg.MetadataValue.json(unread[:SHOWN_DISCREPANCIES]),
        }
    )


@dg.asset(
    key_prefix="raw",
    group_name="raw",
    kinds={"python", "duckdb"},
    deps=entity_assets,
    pool=POOL,
)
def rejected_records(warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
    """One row per record that could not be read from its file: why, and what to do."""
    with warehouse.connect() as connection:
        create_raw_tables(connection)
        rows = row_count(connection, REJECTED_RECORDS)
    return dg.MaterializeResult(metadata={"dagster/row_count": rows})


@dg.asset_check(asset=file_loads, blocking=True, additional_deps=[rejected_records], pool=POOL)
def every_record_is_accounted_for(warehouse: WarehouseResource) -> dg.AssetCheckResult:
    """Loaded + duplicate + rejected = a second count of the files = the rows of the tables."""
    with warehouse.connect() as connection:
        found = reconcile_file_loads(connection, warehouse.exports, ENTITIES)
    return dg.AssetCheckResult(
        passed=not found,
        metadata={
            "discrepancy_count": len(found),
            "discrepancies": dg.MetadataValue.md(_list_discrepancies(found)),
        },
    )


def _list_discrepancies(found: list[Discrepancy]) -> str:
    lines = [f"- `{item.source_file}` ({item.entity}): {item.explanation}" for item in found]
    return "\n".join(lines[:SHOWN_DISCREPANCIES]) or "none"
