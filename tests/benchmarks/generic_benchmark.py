"""Messages by the hundred thousand, without reading text: what grows faster than the data?"""

from collections.abc import Iterator
from pathlib import Path

from orchestration.warehouse import read_table
from tests.benchmarks.generic_messages import write_generic_company
from tests.benchmarks.measured_refreshes import STAGES, Measured, measure_refresh
from tests.benchmarks.results import Result, print_stages

PEAK_GIGABYTES = 4.0
GROWTH = 10


def benchmark_generic(folder: Path, rows: int) -> Iterator[Result]:
    """A tenth of the rows, then all of them."""
    few, many = rows // GROWTH, rows
    small, large = (_measure(folder / str(size), size) for size in (few, many))
    for size, measured in ((few, small), (many, large)):
        name = f"generic, {size:,} messages"
        yield Result(f"{name}: wall", measured.wall_seconds, "s")
        yield Result(f"{name}: CPU", measured.cpu_seconds, "s")
        yield Result(f"{name}: peak memory", measured.peak_bytes / 1e9, "GB", PEAK_GIGABYTES)
        yield Result(f"{name}: per 100,000", _per_100k(measured, size), "s")
        yield Result(f"{name}: exit code", measured.code, "", 0, _last_words(measured))
    growth = large.wall_seconds / small.wall_seconds
    yield Result(f"growth of time for {GROWTH} times the data", growth, "x", GROWTH)
    for stage in STAGES:
        if small.stages[stage] >= 1:
            ratio = large.stages[stage] / small.stages[stage]
            yield Result(f"growth of time in {stage}", ratio, "x")


def _measure(folder: Path, rows: int) -> Measured:
    exports = write_generic_company(folder / "exports", rows)
    measured = measure_refresh(exports, folder, embedder="off")
    print_stages(f"generic, {rows:,} messages", measured)
    if measured.code == 0:
        sql = "select count(*) from marts.fct_messages"
        published = read_table(folder / "verbatim.duckdb", sql).item()
        assert published == rows, f"{published:,} of {rows:,} messages were published"
    return measured


def _per_100k(measured: Measured, rows: int) -> float:
    return measured.wall_seconds / rows * 100_000


def _last_words(measured: Measured) -> str:
    return "" if measured.code == 0 else measured.output[-2000:]
