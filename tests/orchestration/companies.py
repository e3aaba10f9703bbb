"""A company with one source, to ingest again and again."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from orchestration.ingestion import IngestSummary, ingest_entity
from orchestration.reconciliation import reconcile_file_loads
from orchestration.sources import ENTITIES
from orchestration.warehouse import connect, read_table

TICKETS = next(entity for entity in ENTITIES if entity.table == "zendesk_tickets")
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
FIRST_LOAD = datetime(2026, 2, 1, 12, tzinfo=UTC).replace(tzinfo=None)


class Company:
    """A data directory and its warehouse."""

    def __init__(self, folder: Path) -> None:
        self.data_dir = folder / "exports"
        self.warehouse = folder / "warehouse" / "build.duckdb"
        self.runs = 0

    def write(self, name: str, *tickets: dict[str, object] | str, ending: str = "\n") -> Path:
        path = self.data_dir / "zendesk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [line if isinstance(line, str) else json.dumps(line) for line in tickets]
        path.write_text("\n".join(lines) + ending)
        return path

    def ingest(self) -> IngestSummary:
        self.runs += 1
        loaded_at = NOON + timedelta(days=self.runs)
        return ingest_entity(self.warehouse, self.data_dir, TICKETS, loaded_at)

    def read(self, sql: str) -> list[tuple[object, ...]]:
        return read_table(self.warehouse, sql).rows()

    def discrepancies(self) -> list[str]:
        with connect(self.warehouse) as connection:
            found = reconcile_file_loads(connection, self.data_dir, [TICKETS])
        return [item.explanation for item in found]


def ticket(number: int, **fields: object) -> dict[str, object]:
    return {"id": number, "created_at": "2026-01-31T09:30:00Z", **fields}
