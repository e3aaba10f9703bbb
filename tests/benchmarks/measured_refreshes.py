"""A refresh, measured: wall and CPU seconds, memory of its process tree, seconds by stage.

Linux only: memory is read from /proc. What is measured, and against which limits, belongs in
`demo_benchmark.py` and `generic_benchmark.py`.
"""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
COMMAND: Final = (sys.executable, "-m", "orchestration.refresh")
STAGES: Final = (
    "start",
    "raw",
    "staging",
    "intermediate",
    "enriched",
    "marts",
    "checks",
    "publish",
)
_STEP: Final = re.compile(r"\[ ?\d+/\d+\] ")
_TABLE: Final = re.compile(
    r" {8}(raw|lookups|staging|intermediate|enriched|marts|actions|published)/"
)
_STAGE_OF: Final = {"lookups": "staging", "actions": "marts", "published": "publish"}
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_SAMPLE_SECONDS: Final = 0.2


@dataclass(frozen=True)
class Measured:
    """What a refresh took."""

    code: int
    output: str
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    stages: dict[str, float]
    tables: dict[str, float]


@dataclass
class StageClock:
    """Gives every second between two lines of output to a stage."""

    stages: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    tables: dict[str, float] = field(default_factory=dict)
    # until the first table of a step, and after its last, nothing but checks runs
    _open: str = "start"

    def hear(self, line: str, seconds: float) -> None:
        """A line came `seconds` after the one before it."""
        table = _TABLE.match(line)
        if table:
            stage = _STAGE_OF.get(table[1], table[1])
            self.stages[stage] += seconds
            name = line.split(maxsplit=1)[0]
            self.tables[name] = self.tables.get(name, 0.0) + seconds
        else:
            self.stages[self._open] += seconds
        if table or _STEP.match(line):
            self._open = "checks"


def measure_refresh(
    exports: Path, folder: Path, *, embedder: str, environment: dict[str, str] | None = None
) -> Measured:
    """Run one refresh of `exports`, with its warehouse in `folder`, and watch it."""
    clock, output = StageClock(), ""
    process = subprocess.Popen(
        COMMAND,
        cwd=ROOT,
        env=_environment(exports, folder, embedder) | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    memory = _MemoryWatch(process.pid)
    memory.start()
    started_at = heard_at = time.monotonic()
    assert process.stdout is not None
    for line in process.stdout:
        now = time.monotonic()
        clock.hear(line, now - heard_at)
        heard_at = now
        output += line
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    memory.stop()
    return Measured(
        code=process.returncode,
        output=output,
        wall_seconds=time.monotonic() - started_at,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_bytes=memory.peak_bytes,
        stages=clock.stages,
        tables=clock.tables,
    )


def _environment(exports: Path, folder: Path, embedder: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATA_DIR": str(exports),
        "WAREHOUSE_PATH": str(folder / "verbatim.duckdb"),
        "WAREHOUSE_BUILD_PATH": "",
        "DAGSTER_HOME": str(folder / "dagster"),
        "EMBEDDER": embedder,
        "AS_OF": "",
        "HF_HUB_OFFLINE": "1",
        "OMP_WAIT_POLICY": "PASSIVE",
    }


class _MemoryWatch:
    """The largest sum of resident memory over a process and its descendants."""

    def __init__(self, pid: int) -> None:
        self.peak_bytes = 0
        self._pid = pid
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._is_done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_done.wait(_SAMPLE_SECONDS):
            self.peak_bytes = max(self.peak_bytes, sum(map(_resident, _tree(self._pid))))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:  # it has ended since
        return


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
