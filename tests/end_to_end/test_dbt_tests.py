"""Every dbt test there is, also those that a refresh leaves out for time, on the small company."""

import os
import subprocess

import pytest

from orchestration.dbt import DBT_EXECUTABLE
from tests.end_to_end.refreshing import ROOT

pytestmark = pytest.mark.slow


def test_all_dbt_unit_and_data_tests_pass(small, tmp_path):
    site = small[0].copy_to(tmp_path / "site")
    project = str(ROOT / "dbt_project")
    command = [DBT_EXECUTABLE, "test", "--project-dir", project, "--profiles-dir", project]
    command += ["--target-path", str(tmp_path / "target"), "--log-path", str(tmp_path / "logs")]
    environment = {**os.environ, "WAREHOUSE_BUILD_PATH": str(site.build)}
    tested = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stdout[-5000:]
    assert "ERROR=0" in tested.stdout
