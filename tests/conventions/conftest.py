"""What the rules are held against, read once: the dbt manifest, Dagster's assets, macro names."""

import pytest

from tests.conventions import project
from tests.conventions.rules import docs


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict:
    return project.load_manifest(tmp_path_factory.mktemp("dbt") / "build.duckdb")


@pytest.fixture(scope="session")
def models(manifest: dict) -> list[dict]:
    return project.own_models(manifest)


@pytest.fixture(scope="session")
def answers(models: list[dict]) -> list[dict]:
    """What people read: marts and actions."""
    found = [model for model in models if project.layer(model) in {"marts", "actions"}]
    assert found, "no marts"
    return found


@pytest.fixture(scope="session")
def macros() -> frozenset[str]:
    files = project.under("dbt_project/macros/", ".sql")
    return frozenset(name for path in files for name in docs.macro_names(project.read(path)))


@pytest.fixture(scope="session")
def asset_specs(manifest: dict, tmp_path_factory: pytest.TempPathFactory) -> list:
    """Every asset of `orchestration.definitions` (about ten seconds); dbt's need the manifest."""
    assert manifest
    home = tmp_path_factory.mktemp("definitions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WAREHOUSE_BUILD_PATH", str(home / "build.duckdb"))
        patch.setenv("WAREHOUSE_PATH", str(home / "published.duckdb"))
        patch.setenv("DATA_DIR", str(project.ROOT / "seeds" / "raw"))
        from orchestration import definitions  # noqa: PLC0415 - not needed for most of these tests

        defs = definitions.defs() if callable(definitions.defs) else definitions.defs
        return list(defs.resolve_all_asset_specs())
