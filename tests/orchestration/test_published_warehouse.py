from pathlib import Path

import dagster as dg
import duckdb
import pytest

from orchestration.defs.enriched.model_output_checks import embeddings_are_finite_unit_vectors
from orchestration.defs.published.published_warehouse import (
    BUILD_STATE_TAG,
    published_file_opens_read_only,
    published_warehouse,
)
from orchestration.defs.resources import WarehouseResource
from orchestration.published_models import select_published_models
from orchestration.publishing import count_published_rows, read_published_state

CHECKED = dg.AssetKey(["marts", "fct_insights"])


@pytest.fixture
def warehouse(tmp_path: Path) -> WarehouseResource:
    build = tmp_path / "build.duckdb"
    with duckdb.connect(str(build)) as connection:
        connection.execute("create schema marts; create schema enriched")
        connection.execute("create table marts.fct_insights as select 'i1' as insight_id")
    return WarehouseResource(
        path=str(build), published_path=str(tmp_path / "verbatim.duckdb"), data_dir=str(tmp_path)
    )


def refresh(
    warehouse: WarehouseResource, *, plausible: bool, severity: str = "ERROR"
) -> dg.ExecuteInProcessResult:
    # The real check imports Great Expectations; here only its place in the graph matters.
    @dg.asset_check(asset=CHECKED, blocking=True)
    def model_output_is_plausible() -> dg.AssetCheckResult:
        return dg.AssetCheckResult(passed=plausible, severity=dg.AssetCheckSeverity[severity])

    @dg.multi_asset(specs=[dg.AssetSpec(CHECKED), dg.AssetSpec(["marts", "dim"], deps=[CHECKED])])
    def models():
        pass

    job = dg.define_asset_job("refresh", selection=dg.AssetSelection.all())
    definitions = dg.Definitions(
        assets=[models, published_warehouse],
        asset_checks=[model_output_is_plausible, published_file_opens_read_only],
        jobs=[job],
        resources={"warehouse": warehouse},
        executor=dg.in_process_executor,
    )
    return definitions.resolve_job_def("refresh").execute_in_process(
        raise_on_error=False, tags={BUILD_STATE_TAG: "s1"}
    )


def test_a_good_build_is_published_with_its_state(warehouse: WarehouseResource) -> None:
    result = refresh(warehouse, plausible=True)

    assert result.success
    assert read_published_state(Path(warehouse.published_path)) == "s1"
    assert all(check.passed for check in result.get_asset_check_evaluations())


def test_a_failed_blocking_check_keeps_the_last_good_file(warehouse: WarehouseResource) -> None:
    refresh(warehouse, plausible=True)
    with duckdb.connect(warehouse.path) as connection:
        connection.execute("insert into marts.fct_insights values ('implausible')")

    result = refresh(warehouse, plausible=False)

    assert not result.success
    assert not result.asset_materializations_for_node("published__warehouse")
    assert count_published_rows(Path(warehouse.published_path)) == {"marts.fct_insights": 1}


def test_a_warning_does_not_keep_a_build_from_being_published(
    warehouse: WarehouseResource,
) -> None:
    result = refresh(warehouse, plausible=False, severity="WARN")

    assert result.success
    assert read_published_state(Path(warehouse.published_path)) == "s1"


def test_a_broken_published_file_fails_its_check(warehouse: WarehouseResource) -> None:
    Path(warehouse.published_path).write_text("no database")

    check = published_file_opens_read_only(warehouse)

    assert not check.passed
    assert "can't be opened read-only" in str(check.description)


@pytest.mark.parametrize(
    ("first", "second", "is_good"),
    [
        ("1", "0", True),
        ("0.6", "0.8", True),
        ("0", "0", False),
        ("1.1", "0", False),
        ("'nan'", "0", False),
        ("'inf'", "0", False),
        ("null", "1", False),
    ],
)
def test_only_finite_unit_vectors_pass(
    warehouse: WarehouseResource, first: str, second: str, is_good: bool
) -> None:
    zeros = ", ".join(["0"] * 382)
    write_embedding(warehouse, f"[{first}::float, {second}, {zeros}]::float[384]")

    check = embeddings_are_finite_unit_vectors(warehouse)

    assert check.passed == is_good
    assert check.metadata["bad_embedding_count"].value == (0 if is_good else 1)


@pytest.mark.parametrize("embedding", ["null::float[384]", "[1]::float[]", "[1]::float[1]"])
def test_absent_and_short_embeddings_do_not_pass(
    warehouse: WarehouseResource, embedding: str
) -> None:
    write_embedding(warehouse, embedding)

    assert not embeddings_are_finite_unit_vectors(warehouse).passed


def write_embedding(warehouse: WarehouseResource, embedding: str) -> None:
    select = f"select 'x' as content_sha256, {embedding} as embedding"
    with duckdb.connect(warehouse.path) as connection:
        connection.execute(f"create table enriched.segment_embeddings as {select}")


def test_no_embeddings_are_no_bad_embeddings(warehouse: WarehouseResource) -> None:
    with duckdb.connect(warehouse.path) as connection:
        connection.execute(
            "create table enriched.segment_embeddings"
            " (content_sha256 varchar, embedding float[384])"
        )
    assert embeddings_are_finite_unit_vectors(warehouse).passed


def test_every_mart_and_action_of_the_manifest_is_published() -> None:
    nodes = [
        {"resource_type": "model", "schema": "marts", "name": "fct_insights"},
        {"resource_type": "model", "schema": "actions", "name": "act_docs_to_write"},
        {"resource_type": "model", "schema": "staging", "name": "stg_email__messages"},
        {"resource_type": "test", "schema": "marts", "name": "not_null"},
    ]
    manifest = {"nodes": {node["name"]: node for node in nodes}}
    assert select_published_models(manifest) == [
        dg.AssetKey(["actions", "act_docs_to_write"]),
        dg.AssetKey(["marts", "fct_insights"]),
    ]
