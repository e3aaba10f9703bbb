"""The dbt tests that a refresh leaves out for time, on the small company."""

import os
import subprocess

import pytest

from orchestration.dbt import DBT_EXECUTABLE
from orchestration.defs.models.dbt_models import LEFT_TO_MAKE_TEST
from tests.end_to_end.refreshing import ROOT

pytestmark = pytest.mark.slow


def test_dbt_tests_that_a_refresh_leaves_out_pass(small, tmp_path):
    site = small[0].copy_to(tmp_path / "site")
    project = str(ROOT / "dbt_project")
    command = [DBT_EXECUTABLE, "test", "--project-dir", project, "--profiles-dir", project]
    command += ["--target-path", str(tmp_path / "target"), "--log-path", str(tmp_path / "logs")]
    command += ["--select", "resource_type:unit_test", *LEFT_TO_MAKE_TEST.split()]
    environment = {
        **os.environ,
        "WAREHOUSE_BUILD_PATH": str(site.build),
        "DBT_LOG_LEVEL_FILE": "warn",
    }
    tested = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stdout[-5000:]
    assert "ERROR=0" in tested.stdout
