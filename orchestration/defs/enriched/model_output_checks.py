"""Checks of what models computed: numbers that can't be right keep a build unpublished.

Here belongs the wiring to Dagster. What is expected of labels, shares and published text belongs in
`expectation_suites/`; keys, categories and arithmetic belong in dbt tests.
"""

from pathlib import Path
from typing import Final

import dagster as dg

from orchestration.defs.resources import WarehouseResource
from orchestration.expectation_outcomes import SuiteOutcome
from orchestration.expectations import run_expectation_suites
from orchestration.suite_definitions import SUITES_DIR, load_suites, read_suite_frames
from orchestration.warehouse import connect

POOL: Final = "duckdb_writer"
UNIT_LENGTH_TOLERANCE: Final = 0.001

# A NaN is greater than every number in DuckDB, and what can't be cast or multiplied is null: both
# count as bad.
_EMBEDDINGS: Final = """
with lengths as (
    select
        content_sha256,
        try(
            array_inner_product(
                try_cast(embedding as float[384]), try_cast(embedding as float[384])
            )
        ) as squared_length
    from enriched.segment_embeddings
)
select
    count(*) as embedding_count,
    count(*) filter (where coalesce(abs(squared_length - 1) > $tolerance, true)) as bad_count,
    min(content_sha256) filter (where coalesce(abs(squared_length - 1) > $tolerance, true)) as first
from lengths
"""


# On fct_insights, which every quote and label passes through: it comes after dbt, and publishing
# depends on it. A failure leaves the steps of dbt alone and skips what is downstream of the check.
@dg.asset_check(
    asset=["marts", "fct_insights"],
    additional_deps=[["marts", "fct_messages"], ["marts", "fct_conversations"]],
    blocking=True,
    pool=POOL,
)
def model_output_is_plausible(warehouse: WarehouseResource) -> dg.AssetCheckResult:
    """Labels, shares, volumes and published text are within what a working model gives."""
    suites = load_suites(SUITES_DIR)
    frames = read_suite_frames(suites, Path(warehouse.path), Path(warehouse.published_path))
    return _tell_outcome(run_expectation_suites(frames, SUITES_DIR))


@dg.asset_check(asset=["enriched", "segment_embeddings"], blocking=True, pool=POOL)
def embeddings_are_finite_unit_vectors(warehouse: WarehouseResource) -> dg.AssetCheckResult:
    """Every embedding has 384 finite numbers and length one: similarities rely on both."""
    with connect(warehouse.path, read_only=True) as connection:
        ((total, bad, first),) = connection.execute(
            _EMBEDDINGS, {"tolerance": UNIT_LENGTH_TOLERANCE}
        ).fetchall()
    return dg.AssetCheckResult(
        passed=bad == 0,
        description=f"{bad} of {total} embeddings are not unit vectors (first: {first})."
        if bad
        else None,
        metadata={"embedding_count": total, "bad_embedding_count": bad},
    )


def _tell_outcome(outcome: SuiteOutcome) -> dg.AssetCheckResult:
    failed = [
        f"{failure.suite}: {failure.expectation} observed {failure.observed}, "
        f"expected {failure.expected}. {failure.advice}"
        for failure in outcome.failures
    ]
    return dg.AssetCheckResult(
        passed=outcome.success,
        # A warning shows in the UI and lets the build be published.
        severity=dg.AssetCheckSeverity.ERROR if outcome.errors else dg.AssetCheckSeverity.WARN,
        description="\n".join(failed) or None,
        metadata={
            "expectations": dg.MetadataValue.md(outcome.to_markdown()),
            "failed_count": len(outcome.failures),
            "skipped_count": len(outcome.skipped),
        },
    )
