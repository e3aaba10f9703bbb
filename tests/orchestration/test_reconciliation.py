"""Lost records and unread files are told; files that changed since are not."""

from pathlib import Path

import pytest

from orchestration.export_folders import find_unread_files
from orchestration.sources import ENTITIES
from orchestration.warehouse import connect
from tests.orchestration.companies import Company, ticket


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("delete from raw.zendesk_tickets where _record_key = '1'", "the table holds 1"),
        ("delete from raw.rejected_records", "0 are kept"),
        ("update raw.file_loads set duplicate_count = 1", "accounts for 4"),
        (
            "update raw.file_loads set record_count = 2, rejected_count = 0",
            "the file holds 3 records",
        ),
        ("delete from raw.file_loads", "no load of the file is recorded"),
    ],
)
def test_a_lost_record_is_told(company: Company, damage: str, expected: str) -> None:
    company.write("tickets.jsonl", ticket(1), ticket(2), "{broken")
    company.ingest()
    with connect(company.warehouse) as connection:
        connection.execute(damage)
    assert expected in " | ".join(company.discrepancies())


def test_a_file_that_changed_after_it_was_read_is_no_discrepancy(company: Company) -> None:
    company.write("tickets.jsonl", ticket(1))
    company.ingest()
    company.write("tickets.jsonl", ticket(1), ticket(2))
    assert company.discrepancies() == []


def test_files_that_nobody_reads_are_listed_but_hidden_ones_are_not(company: Company) -> None:
    for name in ("tickets.json", "ticket-export.json", "._tickets.json"):
        company.write(name, ticket(1))
    assert find_unread_files(company.data_dir, ENTITIES) == ["zendesk/ticket-export.json"]


def test_every_file_belongs_to_one_entity_at_most() -> None:
    assert len({entity.table for entity in ENTITIES}) == len(ENTITIES)
    patterns = [(entity.source, pattern) for entity in ENTITIES for pattern in entity.file_patterns]
    assert len(set(patterns)) == len(patterns)
