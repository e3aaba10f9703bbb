"""One line a measurement, with its limit, and the table that `make benchmark` prints."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.benchmarks.measured_refreshes import STAGES, Measured


@dataclass(frozen=True)
class Result:
    """A measured number; `limit` is the most it may be."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    remark: str = ""

    @property
    def is_broken(self) -> bool:
        return self.limit is not None and not self.value <= self.limit

    def to_line(self) -> str:
        limit = f"{self.limit:>10,.2f}" if self.limit is not None else " " * 10
        verdict = "" if self.limit is None else ("BROKEN" if self.is_broken else "ok")
        number = f"{self.value:>12,.2f} {self.unit:<5}"
        return f"{self.name:<54}{number}{limit}  {verdict:<7}{self.remark}".rstrip()


def print_table(results: Iterable[Result]) -> bool:
    """Print all results; true when every limit holds."""
    listed = list(results)
    say(f"\n{'measurement':<54}{'value':>12}{'limit':>16}")
    for result in listed:
        say(result.to_line())
    broken = [result.name for result in listed if result.is_broken]
    say(f"\nBroken: {'; '.join(broken)}" if broken else "\nEvery limit holds.")
    return not broken


def print_stages(name: str, measured: Measured) -> None:
    """Seconds and share by stage, and the tables that took longest."""
    total = max(sum(measured.stages.values()), 0.001)
    parts = [
        f"{stage} {measured.stages[stage]:.0f} s ({measured.stages[stage] / total:.0%})"
        for stage in STAGES
    ]
    longest = sorted(measured.tables.items(), key=lambda item: -item[1])[:6]
    say(f"\n{name}: {', '.join(parts)}")
    say("  longest: " + ", ".join(f"{table} {seconds:.1f} s" for table, seconds in longest))


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  a benchmark's output is its purpose
