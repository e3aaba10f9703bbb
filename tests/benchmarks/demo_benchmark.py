"""The demo company: from nothing to published, again, and with one conversation in 100 new."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from orchestration.warehouse import read_table
from tests.benchmarks.measured_refreshes import ROOT, Measured, measure_refresh
from tests.benchmarks.results import Result, print_stages

FIRST_SECONDS, SECOND_SECONDS, MORE_SECONDS = 360, 60, 90
NEW_CONVERSATIONS = 40  # one in a hundred
EXPORTS = ROOT / "seeds" / "raw"


def benchmark_demo(folder: Path, embedder: str) -> Iterator[Result]:
    """Three refreshes of one warehouse."""
    exports = folder / "exports"
    shutil.copytree(EXPORTS, exports)
    yield from _refresh("demo, from empty to published", exports, folder, embedder, FIRST_SECONDS)
    yield from _refresh("demo, nothing new", exports, folder, embedder, SECOND_SECONDS)
    before = _count_embedded(folder)
    sentences = _write_new_conversations(exports)
    yield from _refresh("demo, 1 % new conversations", exports, folder, embedder, MORE_SECONDS)
    embedded = _count_embedded(folder) - before
    yield Result("texts embedded for them", embedded, "", len(sentences), "none of the old ones")


def _refresh(
    name: str, exports: Path, folder: Path, embedder: str, limit: float
) -> Iterator[Result]:
    measured = measure_refresh(exports, folder, embedder=embedder)
    print_stages(name, measured)
    yield Result(name, measured.wall_seconds, "s", limit, _explain(measured))
    yield Result(f"{name}: CPU", measured.cpu_seconds, "s")
    yield Result(f"{name}: exit code", measured.code, "", 0)


def _explain(measured: Measured) -> str:
    return f"peak {measured.peak_bytes / 1e9:.2f} GB" + (
        "" if measured.code == 0 else f"\n{measured.output[-2000:]}"
    )


def _count_embedded(folder: Path) -> int:
    sql = "select count(*) from enriched.segment_embeddings"
    return int(read_table(folder / "verbatim_build.duckdb", sql).item())


def _write_new_conversations(exports: Path) -> set[str]:
    """Conversations of a new tool, in words that nobody used yet; returns the sentences."""
    phrases = sorted((ROOT / "seeds" / "generator" / "phrases").glob("*.txt"))
    sent_at = datetime.fromisoformat("2026-09-30T12:00:00+00:00")
    path = exports / "generic" / "messages.jsonl"
    path.parent.mkdir(exist_ok=True)
    sentences = set()
    with path.open("w", encoding="utf-8") as file:
        for number in range(NEW_CONVERSATIONS):
            words = phrases[number % len(phrases)].stem.replace("_", " ")
            sentence = f"Today we ran into something about {words} for the {number}th time"
            sentences.add(sentence)
            message = {
                "conversation_id": f"new{number}",
                "message_id": f"new{number}-1",
                "sent_at": (sent_at + timedelta(minutes=number)).isoformat(),
                "author_id": f"person{number}",
                "author_role": "customer",
                "text": sentence,
            }
            file.write(json.dumps(message) + "\n")
    return sentences
