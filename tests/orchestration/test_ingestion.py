"""Raw tables after every way of running: twice, killed, with changed files, in another order."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from orchestration import ingestion
from orchestration.ingestion import IngestSummary
from orchestration.readers.outcomes import Outcome
from tests.orchestration.companies import FIRST_LOAD, Company, ticket


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


def counts_of(summary: IngestSummary) -> tuple[int, int, int]:
    return summary.loaded_count, summary.duplicate_count, summary.rejected_count


def test_a_record_has_its_origin_and_its_hash(company: Company) -> None:
    company.write("tickets.jsonl", "", ticket(1))
    company.ingest()
    assert company.read(
        "select _record_key, record ->> '$.id', _source_file, _source_position, "
        "_record_sha256 = sha256(record), _loaded_at from raw.zendesk_tickets"
    ) == [("1", "1", "zendesk/tickets.jsonl", 1, True, FIRST_LOAD)]


def test_a_missing_folder_leaves_an_empty_table(company: Company) -> None:
    assert company.ingest() == IngestSummary("zendesk_tickets")
    assert company.read("select count(*) from raw.zendesk_tickets") == [(0,)]
    assert company.discrepancies() == []


def test_an_unchanged_file_is_not_read_again(company: Company) -> None:
    company.write("tickets.jsonl", ticket(1))
    company.ingest()
    assert company.ingest() == IngestSummary("zendesk_tickets", unchanged_file_count=1)
    assert company.read("select count(*) from raw.file_loads") == [(1,)]


def test_a_record_exported_twice_is_loaded_once(company: Company) -> None:
    company.write("tickets.jsonl", ticket(1), ticket(1))
    company.write("tickets_2.jsonl", ticket(1))
    assert counts_of(company.ingest()) == (1, 2, 0)
    assert company.discrepancies() == []


def test_duplicates_are_found_across_batches(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingestion, "BATCH_RECORDS", 2)
    company.write("tickets.jsonl", *[ticket(number % 3) for number in range(7)], "{broken")
    assert counts_of(company.ingest()) == (3, 4, 1)
    assert company.discrepancies() == []


def test_a_changed_record_is_another_version(company: Company) -> None:
    company.write("tickets.jsonl", ticket(1), ticket(2))
    company.ingest()
    company.write("tickets.jsonl", ticket(1, status="solved", invented_field=[1]), ticket(2))
    assert counts_of(company.ingest()) == (1, 1, 0)
    assert company.read(
        "select record ->> '$.status', record ->> '$.invented_field[0]' from raw.zendesk_tickets "
        "where _record_key = '1' order by _loaded_at"
    ) == [(None, None), ("solved", "1")]
    assert company.discrepancies() == []


def test_a_growing_file_adds_only_what_is_new(company: Company) -> None:
    company.write("tickets.jsonl", ticket(1), "{broken")
    company.ingest()
    company.write("tickets.jsonl", ticket(1), "{broken", ticket(3))
    assert counts_of(company.ingest()) == (1, 1, 1)
    assert company.read("select position, loaded_at from raw.rejected_records") == [
        (2, FIRST_LOAD + timedelta(days=1))
    ]
    assert company.discrepancies() == []


def test_a_corrected_file_takes_its_rejections_back(company: Company) -> None:
    company.write("tickets.jsonl", '{"id": 1, "created_at": "soon"}')
    company.ingest()
    company.write("tickets.jsonl", ticket(1))
    company.ingest()
    assert company.read("select count(*) from raw.rejected_records") == [(0,)]
    assert company.discrepancies() == []


def test_a_file_that_goes_back_to_an_older_content_is_read_again(company: Company) -> None:
    for content in ("{broken", ticket(1), "{broken"):
        company.write("tickets.jsonl", content)
        company.ingest()
    assert company.read("select count(*) from raw.rejected_records") == [(1,)]
    assert company.discrepancies() == []


def test_a_truncated_document_completed_later_loads_the_rest(company: Company) -> None:
    text = json.dumps({"tickets": [ticket(number) for number in range(5)]})
    company.write("tickets.json", text[:-40], ending="")
    loaded, _, rejected = counts_of(company.ingest())
    assert (loaded, rejected) == (4, 1)
    company.write("tickets.json", text, ending="")
    assert counts_of(company.ingest()) == (1, 4, 0)


def test_a_run_that_dies_leaves_nothing_of_the_file_and_the_next_gives_the_same_rows(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"tickets.jsonl": range(3), "tickets_2.jsonl": range(2, 9)}
    other = Company(tmp_path / "other")
    for name, numbers in files.items():
        company.write(name, *[ticket(number) for number in numbers])
        other.write(name, *[ticket(number) for number in numbers])
    with monkeypatch.context() as patch:
        patch.setattr(ingestion, "BATCH_RECORDS", 2)
        patch.setattr(ingestion, "read_records", _die_in_the_second_file)
        with pytest.raises(KeyboardInterrupt):
            company.ingest()
    assert company.read("select source_file from raw.file_loads") == [("zendesk/tickets.jsonl",)]
    assert company.read("select count(*) from raw.zendesk_tickets") == [(3,)]
    company.ingest()
    other.ingest()
    rows = "select * exclude (_loaded_at) from raw.zendesk_tickets order by all"
    assert company.read(rows) == other.read(rows)
    assert company.discrepancies() == []


def _die_in_the_second_file(path: Path, entity: object) -> Iterator[Outcome]:
    for outcome in _read_records(path, entity):
        if path.name == "tickets_2.jsonl" and outcome.position > 5:
            raise KeyboardInterrupt
        yield outcome


_read_records = ingestion.read_records


def test_the_order_of_files_does_not_change_the_latest_versions(tmp_path: Path) -> None:
    versions = [ticket(1, updated_at=f"2026-02-0{day}", status=str(day)) for day in (1, 2, 3)]
    latest = set()
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        company = Company(tmp_path / str(order))
        for place, index in enumerate(order):
            company.write(f"tickets_{place}.jsonl", versions[index], ticket(2))
            company.ingest()
        latest.add(
            tuple(
                company.read(
                    "select _record_key, max_by(record, record ->> '$.updated_at') "
                    "from raw.zendesk_tickets "
                    "where record ->> '$.updated_at' is not null group by all"
                )
            )
        )
    assert len(latest) == 1
