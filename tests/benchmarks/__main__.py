"""`make benchmark`: speed and memory in one table; exit code 1 when a limit is broken."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.demo_benchmark import benchmark_demo
from tests.benchmarks.generic_benchmark import benchmark_generic
from tests.benchmarks.results import Result, print_table


def main() -> int:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", choices=("demo", "generic"), help="one half of the benchmark")
    parser.add_argument("--rows", type=int, default=1_000_000, help="generic messages at most")
    parser.add_argument("--embedder", default="minilm", help="of the demo company")
    options = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="verbatim_benchmark_") as name:
        folder = Path(name)
        if options.only != "generic":
            results += benchmark_demo(folder / "demo", options.embedder)
        if options.only != "demo":
            results += benchmark_generic(folder / "generic", options.rows)
    return 0 if print_table(results) else 1


if __name__ == "__main__":
    sys.exit(main())
