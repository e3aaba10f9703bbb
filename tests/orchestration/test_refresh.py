import fcntl
from pathlib import Path

import pytest

from orchestration import refresh
from orchestration.build_state import hash_build_state
from orchestration.defs.resources import load_embedder
from orchestration.warehouse import connect


@pytest.fixture(autouse=True)
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DBT_SEND_ANONYMOUS_USAGE_STATS", "HF_HUB_OFFLINE", "OMP_WAIT_POLICY"):
        monkeypatch.setenv(name, "restored after the test")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "exports"))
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "verbatim.duckdb"))
    monkeypatch.setenv("WAREHOUSE_BUILD_PATH", str(tmp_path / "verbatim_build.duckdb"))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    monkeypatch.setenv("EMBEDDER", "hashing")
    monkeypatch.setenv("AS_OF", "")
    return tmp_path


def export_something(company: Path) -> None:
    messages = company / "exports" / "generic" / "messages.csv"
    messages.parent.mkdir(parents=True)
    messages.write_text("conversation_id,message_id,sent_at,text\nc,m,2026-09-01,hello\n")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert refresh.main(list(arguments)) == 1
    told = capsys.readouterr().out
    assert "Traceback" not in told
    return told


def test_a_missing_data_folder_is_named_with_what_to_create(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys)
    assert f"DATA_DIR={company / 'exports'}, found none" in told
    assert "zendesk" in told


@pytest.mark.parametrize("name", [None, "billing/subscriptions.csv", "zendesk"])
def test_exports_without_a_conversation_are_refused(
    company: Path, capsys: pytest.CaptureFixture[str], name: str | None
) -> None:
    (company / "exports").mkdir()
    if name is not None and name.endswith(".csv"):
        (company / "exports" / "billing").mkdir()
        (company / "exports" / name).write_text("subscription_id\n")
    elif name is not None:
        (company / "exports" / name).mkdir()
    told = refused(capsys)
    assert "Expected conversations in one of " in told
    assert "generic/messages.csv" in told


def test_an_unknown_embedder_is_named_with_those_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EMBEDDER", "gpt")
    assert "minilm, hashing or off, found 'gpt'" in refused(capsys)


def test_one_path_for_both_files_is_refused(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAREHOUSE_BUILD_PATH", str(company / "verbatim.duckdb"))
    assert "both" in refused(capsys, "--prepare")


def test_a_second_refresh_of_the_same_warehouse_is_refused(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export_something(company)
    with (company / "verbatim_build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Another refresh of " in refused(capsys)


def test_preparing_makes_the_folders_and_reads_nothing(company: Path) -> None:
    assert refresh.main(["--prepare"]) == 0
    assert (company / "dagster" / "dagster.yaml").is_file()
    assert not (company / "verbatim_build.duckdb").exists()


def test_what_failed_is_told_with_what_is_left(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = company / "verbatim.duckdb"
    refresh._tell_failures(["check: 3 rows"], published)
    assert "last good" not in capsys.readouterr().out
    with connect(published):
        pass
    refresh._tell_failures(["check: 3 rows"], published)
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "  - check: 3 rows",
        f"The last good warehouse stays at {published}.",
    ]


def test_with_nothing_new_nothing_runs(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    export_something(company)
    state = hash_build_state(company / "exports", settings=("", "hashing"))
    monkeypatch.setattr(refresh, "read_published_state", lambda _path: state)
    monkeypatch.setattr(refresh, "_tell_findings", lambda _path: None)
    assert refresh.main([]) == 0
    assert "Nothing new since the last refresh" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["minilm", "hashing", "off"])
def test_an_embedder_is_loaded_once(name: str) -> None:
    assert load_embedder(name) is load_embedder(name)
