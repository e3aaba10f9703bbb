"""All dbt models, in two steps: what Python reads, and what reads Python.

Here belongs only which models run in which step. What they compute belongs in `dbt_project/`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets

from orchestration.dbt import dbt_project
from orchestration.defs.resources import WarehouseResource

POOL: Final = "duckdb_writer"
# One tag on the tables that Python reads decides the cut; everything they need comes along.
BEFORE_PYTHON: Final = "+tag:read_by_python"
# A refresh tests lookups and marts, where a wrong row would reach somebody; the 500 tests of the
# layers between take longer than the layers and run in `make test`.
LEFT_TO_MAKE_TEST: Final = (
    "resource_type:test,path:models/staging resource_type:test,path:models/intermediate"
)


class ChecksThatRun(DagsterDbtTranslator):
    """Shows as checks only the tests that a refresh runs: Dagster waits for the others in vain."""

    def get_asset_check_spec(
        self,
        asset_spec: dg.AssetSpec,
        manifest: Mapping[str, Any],
        unique_id: str,
        project: DbtProject | None,
    ) -> dg.AssetCheckSpec | None:
        """None for a test of staging or intermediate."""
        path = manifest["nodes"][unique_id]["original_file_path"]
        if path.startswith(("models/staging", "models/intermediate")):
            return None
        return super().get_asset_check_spec(asset_spec, manifest, unique_id, project)


@dbt_assets(
    manifest=dbt_project().manifest_path,
    dagster_dbt_translator=ChecksThatRun(),
    select=BEFORE_PYTHON,
    exclude=LEFT_TO_MAKE_TEST,
    name="models_before_python",
    pool=POOL,
)
def models_before_python(
    context: dg.AssetExecutionContext, dbt: DbtCliResource, warehouse: WarehouseResource
) -> Iterator[Any]:
    """Lookups, staging and the one conversation model."""
    yield from _build(context, dbt, warehouse)


@dbt_assets(
    manifest=dbt_project().manifest_path,
    dagster_dbt_translator=ChecksThatRun(),
    exclude=f"{BEFORE_PYTHON} {LEFT_TO_MAKE_TEST}",
    name="models_after_python",
    pool=POOL,
)
def models_after_python(
    context: dg.AssetExecutionContext, dbt: DbtCliResource, warehouse: WarehouseResource
) -> Iterator[Any]:
    """People, accounts, insights and marts."""
    yield from _build(context, dbt, warehouse)


def _build(
    context: dg.AssetExecutionContext, dbt: DbtCliResource, warehouse: WarehouseResource
) -> Iterator[Any]:
    as_of = ["--vars", json.dumps({"as_of": warehouse.as_of})] if warehouse.as_of else []
    # buildable: a test over both steps waits for the second; unit tests belong to `make test`,
    # not to every refresh
    command = [
        "build",
        "--indirect-selection",
        "buildable",
        "--exclude-resource-type",
        "unit_test",
        *as_of,
    ]
    # beside the build file, not anew each time: parsing the project takes longer than most models
    yield from dbt.cli(command, context=context, target_path=warehouse.dbt_target).stream()
