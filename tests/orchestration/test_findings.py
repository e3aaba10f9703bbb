from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from orchestration.findings import describe_findings, suggest_next_commands
from orchestration.warehouse import connect, replace_table

CONVERSATIONS = {
    "message_count": pl.Int64,
    "started_at": pl.Datetime,
    "channel": pl.String,
    "account_id": pl.String,
    "is_resolved": pl.Boolean,
    "is_resolved_but_negative": pl.Boolean,
}
TRENDS = {"week": pl.Date, "topic_label": pl.String, "conversation_count": pl.Int64}
AUDIT = {"source_folder": pl.String, "capture_status": pl.String, "rejected_record_count": pl.Int64}


def describe(
    folder: Path,
    conversations: list[tuple[Any, ...]],
    trends: list[tuple[Any, ...]],
    audit: list[tuple[Any, ...]],
) -> list[str]:
    tables = {
        "fct_conversations": (conversations, CONVERSATIONS),
        "dim_accounts": ([("a",)] if conversations else [], {"account_id": pl.String}),
        "mart_topic_trends": (trends, TRENDS),
        "mart_capture_audit": (audit, AUDIT),
    }
    with connect(folder / "published.duckdb") as connection:
        for name, (rows, schema) in tables.items():
            frame = pl.DataFrame(rows, schema=schema, orient="row")
            replace_table(connection, f"marts.{name}", frame)
    return describe_findings(folder / "published.duckdb")


def test_five_lines_say_what_the_warehouse_holds(tmp_path: Path) -> None:
    first, last = datetime(2026, 1, 5, 9), datetime(2026, 9, 30, 17)  # noqa: DTZ001
    week = date(2026, 9, 28)
    assert describe(
        tmp_path,
        [(1200, first, "email", "a", True, True), (34, last, "chat", None, False, False)],
        [
            (week, "Csv export", 7),
            (date(2026, 9, 21), "Csv export", 5),
            (week, "Login", 3),
            (week, "Invoice", 2),
            (week, "Search", 1),
        ],
        [("calls", "missing", 0), ("email", "captured", 1002), ("crm", "missing", 0)],
    ) == [
        "2 conversations with 1,234 messages from 2026-01-05 to 2026-09-30: chat, email.",
        "1 accounts, 50 % of the conversations belong to one.",
        "Most is said about: Csv export (12); Login (3); Invoice (2).",
        "1 of 2 conversations are resolved, 1 of them end with an unhappy customer.",
        "Not captured: calls/, crm/. 1,002 records could not be read.",
    ]


def test_an_empty_warehouse_is_described_too(tmp_path: Path) -> None:
    lines = describe(tmp_path, [], [], [("email", "captured", 0)])
    assert len(lines) == 5
    assert lines[2] == "No topics: too little text, or reading text is off."
    assert lines[4] == "Every source is captured."
    assert "None" not in " ".join(lines)


def test_the_suggested_commands_name_the_published_file(tmp_path: Path) -> None:
    commands = suggest_next_commands(tmp_path / "mine.duckdb")
    assert commands[0].startswith("make ui")
    assert str(tmp_path / "mine.duckdb") in commands[1]
