"""`make benchmark`: speed and memory in one table; exit code 1 when a limit is broken."""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.demo_benchmark import benchmark_demo
from tests.benchmarks.enrichment_benchmark import benchmark_enrichment
from tests.benchmarks.generic_benchmark import benchmark_generic
from tests.benchmarks.results import Result, print_table
from tests.benchmarks.topic_benchmark import benchmark_topics


def main() -> int:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--only",
        choices=("demo", "generic", "enrichment", "topics"),
        help="one part of the benchmark",
    )
    parser.add_argument("--rows", type=int, default=1_000_000, help="generic messages at most")
    parser.add_argument("--embedder", default="minilm", help="of the demo company")
    options = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="verbatim_benchmark_") as root:
        folder = Path(root)
        parts = {
            "demo": partial(benchmark_demo, folder / "demo", options.embedder),
            "generic": partial(benchmark_generic, folder / "generic", options.rows),
            "enrichment": partial(benchmark_enrichment, folder / "enrichment"),
            "topics": partial(benchmark_topics, folder / "topics"),
        }
        for name, benchmark in parts.items():
            if options.only in (None, name):
                results += benchmark()
    return 0 if print_table(results) else 1


if __name__ == "__main__":
    sys.exit(main())
