"""What became of the expectations: one outcome each, and the table a person reads.

Here belongs how an outcome is told. How an expectation is run belongs in `expectations.py`; what
is expected belongs in the JSON files of `expectation_suites/`.
"""

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warn"]
Status = Literal["passed", "failed", "skipped"]

_HEADINGS: Final = (
    "suite",
    "expectation",
    "outcome",
    "observed",
    "expected",
    "unexpected",
    "examples",
    "what to do",
)


@dataclass(frozen=True)
class ExpectationOutcome:
    """One expectation of one suite, and what was found.

    Attributes:
        observed: The number that was compared, or how many rows broke the rule; for a skipped
            expectation, why it was skipped.
        unexpected_count: Rows that broke the rule; None for a rule about a whole column.
        examples: A few of them; the row's key alone where the value must not be shown.
        advice: What a failure means and what to do about it.
    """

    suite: str
    expectation: str
    status: Status
    severity: Severity
    observed: str
    expected: str
    unexpected_count: int | None = None
    examples: tuple[str, ...] = ()
    advice: str = ""

    @property
    def success(self) -> bool:
        """Whether nothing is wrong; what was skipped is not wrong, and says that it was skipped."""
        return self.status != "failed"


@dataclass(frozen=True)
class SuiteOutcome:
    """All expectations of all suites, in the order in which they are written."""

    outcomes: tuple[ExpectationOutcome, ...]

    @property
    def failures(self) -> tuple[ExpectationOutcome, ...]:
        """Every expectation that was not met, whatever its severity."""
        return tuple(outcome for outcome in self.outcomes if not outcome.success)

    @property
    def errors(self) -> tuple[ExpectationOutcome, ...]:
        """The failures that must keep the build from being published."""
        return tuple(outcome for outcome in self.failures if outcome.severity == "error")

    @property
    def skipped(self) -> tuple[ExpectationOutcome, ...]:
        """What could not be judged, for want of rows or of a baseline."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "skipped")

    @property
    def success(self) -> bool:
        """Whether every expectation was met or skipped."""
        return not self.failures

    def to_markdown(self) -> str:
        """A table with the failures first; it also serves as Dagster metadata."""
        order = {"failed": 0, "passed": 1, "skipped": 2}
        rows = sorted(self.outcomes, key=lambda outcome: order[outcome.status])
        lines = [_HEADINGS, ("---",) * len(_HEADINGS), *map(_cells, rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(outcome: ExpectationOutcome) -> tuple[str, ...]:
    status = f"**failed ({outcome.severity})**" if not outcome.success else outcome.status
    cells = (
        outcome.suite,
        outcome.expectation,
        status,
        outcome.observed,
        outcome.expected,
        "" if outcome.unexpected_count is None else str(outcome.unexpected_count),
        "; ".join(outcome.examples),
        outcome.advice if not outcome.success else "",
    )
    return tuple(cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
