import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from orchestration import publishing
from orchestration.errors import NothingToPublishError, ReconciliationError
from orchestration.publishing import (
    count_published_rows,
    publish_warehouse,
    read_published_state,
)

BUILD = """
create schema marts;
create table marts.dim_accounts as select 'a' || i as account_id from range({accounts}) rows(i);
create schema actions;
create table actions.act_docs_to_write as select 'x' as action_id where false;
"""


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return write_build(tmp_path, accounts=3)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "shared" / "verbatim.duckdb"


def write_build(folder: Path, *, accounts: int) -> Path:
    path = folder / "build.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(BUILD.format(accounts=accounts))
    return path


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql(sql).fetchall()


def files_beside(published: Path) -> list[str]:
    return sorted(path.name for path in published.parent.iterdir())


def test_a_publish_tells_what_it_did_and_leaves_one_file(build: Path, published: Path) -> None:
    summary = publish_warehouse(build, published, state="s1")

    assert (summary.table_count, summary.row_count) == (2, 3)
    assert summary.byte_count == published.stat().st_size
    assert read_published_state(published) == "s1"
    assert files_beside(published) == ["verbatim.duckdb"]


def test_readers_that_poll_never_see_an_error_or_half_a_build(
    tmp_path: Path, published: Path
) -> None:
    publish_warehouse(write_build(tmp_path, accounts=1), published, state="1")
    with polling(published) as seen:
        for accounts in range(2, 9):
            build = write_build(tmp_path, accounts=accounts)
            publish_warehouse(build, published, state=str(accounts))

    errors = [row for row in seen if isinstance(row, Exception)]
    assert errors == []
    assert all(row[0] == str(row[1]) for row in seen if isinstance(row, tuple))
    assert len({row[0] for row in seen if isinstance(row, tuple)}) > 1


@contextmanager
def polling(published: Path) -> Iterator[list[tuple[object, ...] | Exception]]:
    seen: list[tuple[object, ...] | Exception] = []
    stop = threading.Event()
    sql = "select build_state, (select count(*) from marts.dim_accounts) from published.builds"

    def read() -> None:
        while not stop.is_set():
            try:
                seen.extend(query(published, sql))
            except Exception as error:  # noqa: BLE001
                seen.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()


def test_an_open_reader_keeps_the_build_it_opened(tmp_path: Path, published: Path) -> None:
    publish_warehouse(write_build(tmp_path, accounts=1), published, state="1")
    with duckdb.connect(str(published), read_only=True) as reader:
        publish_warehouse(write_build(tmp_path, accounts=5), published, state="5")
        assert reader.sql("select count(*) from marts.dim_accounts").fetchall() == [(1,)]

    assert count_published_rows(published)["marts.dim_accounts"] == 5


def test_a_failed_publish_leaves_the_last_good_file(
    build: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_warehouse(build, published, state="good")
    # A disk that loses rows can't be had in a test; the count of the draft stands in for it.
    monkeypatch.setattr(publishing, "count_published_rows", lambda _: {"marts.dim_accounts": 2})

    with pytest.raises(ReconciliationError, match=r"marts.dim_accounts has 2 rows, 3 in the build"):
        publish_warehouse(build, published, state="bad")

    assert read_published_state(published) == "good"
    assert files_beside(published) == ["verbatim.duckdb"]


def test_the_draft_of_a_killed_run_is_no_obstacle(build: Path, published: Path) -> None:
    published.parent.mkdir()
    for name in ("verbatim.duckdb.publishing.tmp", "verbatim.duckdb.publishing.tmp.wal"):
        (published.parent / name).write_text("half a draft")

    publish_warehouse(build, published, state="s1")

    assert files_beside(published) == ["verbatim.duckdb"]


def test_the_spill_folder_of_a_reader_is_no_obstacle(build: Path, published: Path) -> None:
    spill = published.parent / "verbatim.duckdb.tmp"
    spill.mkdir(parents=True)

    publish_warehouse(build, published, state="s1")

    assert spill.is_dir()


def test_a_build_without_marts_is_refused(tmp_path: Path, published: Path) -> None:
    build = tmp_path / "build.duckdb"
    duckdb.connect(str(build)).close()

    with pytest.raises(NothingToPublishError, match="schema marts"):
        publish_warehouse(build, published, state="s1")

    assert not published.exists()


def test_a_missing_build_is_refused_and_not_created(tmp_path: Path, published: Path) -> None:
    with pytest.raises(NothingToPublishError, match="WAREHOUSE_BUILD_PATH"):
        publish_warehouse(tmp_path / "nowhere.duckdb", published, state="s1")

    assert not (tmp_path / "nowhere.duckdb").exists()


def test_publishing_over_the_build_itself_is_refused(build: Path) -> None:
    with pytest.raises(NothingToPublishError, match="two files"):
        publish_warehouse(build, build, state="s1")


def test_no_state_is_read_from_an_absent_a_foreign_or_a_stateless_file(
    build: Path, published: Path
) -> None:
    assert read_published_state(published) is None
    assert read_published_state(build) is None
    published.parent.mkdir()
    published.write_text("not a database")
    assert read_published_state(published) is None
