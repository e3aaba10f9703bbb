"""The Dagster code location: everything in `defs/`, and how it runs; nothing else."""

from pathlib import Path

import dagster as dg


@dg.definitions
def defs() -> dg.Definitions:
    """Everything in the defs folder."""
    # In one process: DuckDB has one writer, so dbt and Python take turns anyway.
    executor = dg.Definitions(executor=dg.in_process_executor)
    return dg.Definitions.merge(
        dg.load_from_defs_folder(path_within_project=Path(__file__).parent), executor
    )
