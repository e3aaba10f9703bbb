"""What a person sees while a refresh runs: which step, how far, how many rows.

Here belongs turning Dagster's events into lines. What the lines at the end say about the warehouse
belongs in `findings.py`.
"""

import logging
import sys
import time
from collections.abc import Mapping
from typing import Any, Final

import dagster as dg

PROGRESS_LOGGER: Final = "verbatim.progress"
LAYERS: Final = (
    "raw",
    "lookups",
    "staging",
    "intermediate",
    "enriched",
    "marts",
    "actions",
    "published",
)


class ProgressHandler(logging.Handler):
    """Prints a line a step and a line a table; keeps the seconds each layer took."""

    def __init__(self, *, step_count: int) -> None:
        super().__init__(logging.DEBUG)  # Dagster's events are debug messages
        # dbt writes its own protocol to standard output, which the caller takes away
        self._terminal = sys.stdout
        self._step_count = step_count
        self._step = 0
        self._started_at = time.monotonic()
        self._table_at = self._started_at
        self.seconds: dict[str, float] = {}
        self.failures: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by Dagster for each event and each `context.log`."""
        meta: Mapping[str, Any] = getattr(record, "dagster_meta", {})
        event = meta.get("dagster_event")
        if event is None:
            if record.levelno == logging.INFO and not str(meta.get("step_key")).startswith(
                "models_"
            ):
                self._print(f"        {meta.get('orig_message', record.getMessage())}")
            return
        handle = {
            dg.DagsterEventType.STEP_START: self._on_step_start,
            dg.DagsterEventType.ASSET_MATERIALIZATION: self._on_table,
            dg.DagsterEventType.ASSET_CHECK_EVALUATION: self._on_check,
            dg.DagsterEventType.STEP_FAILURE: self._on_failure,
        }.get(event.event_type)
        if handle is not None:
            handle(event)

    def _on_step_start(self, event: dg.DagsterEvent) -> None:
        self._step += 1
        self._table_at = time.monotonic()
        self._print(f"[{self._step:>2}/{self._step_count}] {event.step_key}")

    def _on_table(self, event: dg.DagsterEvent) -> None:
        now = time.monotonic()
        key = event.asset_key
        if key is None:
            return
        seconds = now - self._table_at
        self._table_at = now
        layer = key.path[0]
        self.seconds[layer] = self.seconds.get(layer, 0.0) + seconds
        metadata = event.step_materialization_data.materialization.metadata
        rows = metadata.get("dagster/row_count")
        counted = f"{rows.value:>12,} rows" if rows is not None else " " * 17
        self._print(f"        {'/'.join(key.path):<62}{counted}{seconds:>8.1f} s")

    def _on_check(self, event: dg.DagsterEvent) -> None:
        evaluation = event.asset_check_evaluation_data
        if not evaluation.passed:
            weight = "failed" if evaluation.severity == dg.AssetCheckSeverity.ERROR else "warns"
            self._print(f"        check {evaluation.check_name} {weight}")
            told = evaluation.description or ", ".join(
                f"{k}: {v.value}" for k, v in evaluation.metadata.items()
            )
            if weight == "failed":
                self.failures.append(f"{evaluation.check_name}: {told}")

    def _on_failure(self, event: dg.DagsterEvent) -> None:
        error = event.step_failure_data.error
        while error is not None and error.cause is not None:
            error = error.cause
        message = (error.message if error else "unknown error").strip()
        self.failures.append(f"{event.step_key}: {message}")

    def _print(self, line: str) -> None:
        self._terminal.write(f"{line}\n")
        self._terminal.flush()
