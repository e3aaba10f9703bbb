"""One line a figure, with its interval, its target and what others reached; table and files."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.evaluation.metrics import Counts, Interval, Measure, draw_tables, wilson

HEADERS = ("set", "measure", "value", "95 % interval", "target", "", "for comparison")


@dataclass(frozen=True)
class Figure:
    """A measured number; `target` is the least it should be, or the most with `is_at_most`."""

    set_name: str
    measure: str
    value: float
    interval: Interval | None = None
    target: float | None = None
    is_at_most: bool = False
    comparison: str = ""

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        is_met = self.value < self.target if self.is_at_most else self.value >= self.target
        return "ok" if is_met else ("above" if self.is_at_most else "below")

    def to_cells(self) -> tuple[str, ...]:
        is_count = self.value == int(self.value) and abs(self.value) > 1
        interval = "–".join(f"{end:.3f}" for end in self.interval) if self.interval else ""
        target = "" if self.target is None else f"{'<' if self.is_at_most else '≥'} {self.target:g}"
        value = f"{self.value:,.0f}" if is_count else f"{self.value:.3f}"
        return (
            self.set_name, self.measure, value, interval, target, self.verdict, self.comparison
        )  # fmt: skip


@dataclass(frozen=True)
class Goal:
    """What a measure should reach, and what others reached."""

    target: float | None = None
    comparison: str = ""
    is_at_most: bool = False


NO_GOAL = Goal()


def measure_table(
    set_name: str, name: str, table: Counts, measure: Measure, goal: Goal = NO_GOAL
) -> Figure:
    """A measure on a table of counts, its interval by drawing the texts again."""
    return Figure(
        set_name,
        name,
        measure(table),
        draw_tables(table, measure),
        goal.target,
        goal.is_at_most,
        goal.comparison,
    )


def measure_share(set_name: str, name: str, count: int, total: int, goal: Goal = NO_GOAL) -> Figure:
    """A share with Wilson's interval."""
    return Figure(
        set_name,
        f"{name} ({count:,} of {total:,})",
        count / max(total, 1),
        wilson(count, total),
        goal.target,
        goal.is_at_most,
        goal.comparison,
    )


def print_figures(figures: Iterable[Figure]) -> None:
    """The table, and which targets are missed."""
    listed = list(figures)
    rows = [HEADERS, *(figure.to_cells() for figure in listed)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADERS))]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    judged = [figure for figure in listed if figure.verdict]
    missed = [f"{figure.set_name}: {figure.measure}" for figure in judged if figure.verdict != "ok"]
    say(f"\n{len(judged) - len(missed)} of {len(judged)} targets are met.")
    if missed:
        say(f"Missed: {'; '.join(missed)}")


def write_figures(figures: Iterable[Figure], folder: Path, *, preface: str) -> None:
    """`results.md` for people and the README, `results.json` for programs."""
    listed = list(figures)
    lines = ["# Quality figures", "", preface, ""]
    lines += [_to_row(HEADERS), _to_row("---" for _ in HEADERS)]
    lines += [_to_row(figure.to_cells()) for figure in listed]
    (folder / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "results.json").write_text(
        json.dumps(
            [asdict(figure) | {"verdict": figure.verdict} for figure in listed],
            indent=1,
            ensure_ascii=False,
        )
        + "\n",
        encoding="utf-8",
    )


def _to_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  an evaluation's output is its purpose
