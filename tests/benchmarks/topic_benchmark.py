"""Topics of many texts, and side by side with BERTopic's default pipeline on the same vectors."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from orchestration.defs.resources import load_embedder
from python_models.embeddings import Vectors
from tests.benchmarks.measured_refreshes import ROOT
from tests.benchmarks.results import Result, say
from tests.evaluation.discovered_topics import read_banking77
from tests.evaluation.metrics import accuracy, ari, cross_tabulate, nmi
from tests.evaluation.public_sets import MissingSetError

MANY_TEXTS, MANY_SECONDS, MANY_GIGABYTES = 100_000, 90, 1.0
# each number of a vector moves by this: neighbours stay like, none stay equal
JITTER = 0.02
LEAST_CPU_RATIO = 8
COMMAND = (sys.executable, "-W", "ignore", "-m", "tests.benchmarks.topic_methods")
CACHE = ROOT / "warehouse" / "evaluation"


@dataclass(frozen=True)
class Found:
    """What a process took to find topics, what a second time in it took, and what it found."""

    cpu_seconds: float
    again_cpu_seconds: float
    peak_bytes: int
    membership: list[str]


def benchmark_topics(folder: Path) -> Iterator[Result]:
    """Banking77's texts, as they are and jittered to 100,000."""
    try:
        given = read_banking77()
    except MissingSetError as error:
        say(f"topics: skipped, {error}")
        return
    folder.mkdir(parents=True)
    vectors = _embed_once(given.messages["source_text"].to_list())
    yield from _benchmark_many(folder, vectors)
    yield from _benchmark_side_by_side(folder, vectors, given.rows["intent"].to_list())


def _benchmark_many(folder: Path, vectors: Vectors) -> Iterator[Result]:
    rows = np.resize(np.arange(len(vectors)), MANY_TEXTS)
    noise = np.random.default_rng(7).standard_normal((MANY_TEXTS, vectors.shape[1]), np.float32)
    many = vectors[rows] + JITTER * noise
    many /= np.linalg.norm(many, axis=1, keepdims=True)
    found = _measure("ours", folder, many)
    name = f"topics of {MANY_TEXTS:,} segments"
    topics = f"{len(set(found.membership))} communities"
    yield Result(f"{name}: CPU", found.cpu_seconds, "s", MANY_SECONDS, topics)
    yield Result(f"{name}: peak memory", found.peak_bytes / 1e9, "GB", MANY_GIGABYTES)


def _benchmark_side_by_side(folder: Path, vectors: Vectors, labels: list[str]) -> Iterator[Result]:
    methods = ["ours", "bertopic"]
    if find_spec("umap") is None:
        say("side by side with BERTopic: skipped, run `make benchmark` or install .[benchmark]")
        methods = ["ours"]
    found = {method: _measure(method, folder, vectors, "--again") for method in methods}
    agreement = {}
    for method, one in found.items():
        table, _ = cross_tabulate(labels, one.membership)
        table = table[:, len(table) :]
        agreement[method] = ari(table)
        remark = (
            f"{table.shape[1]} topics: NMI {nmi(table):.3f}, ARI {ari(table):.3f}, "
            f"ACC {accuracy(table):.3f}"
        )
        yield Result(f"Banking77, {method}: CPU of a process", one.cpu_seconds, "s", remark=remark)
        yield Result(f"Banking77, {method}: CPU once compiled", one.again_cpu_seconds, "s")
    if "bertopic" in found:
        # each night is a process of its own, which imports and compiles first
        ratio = found["ours"].cpu_seconds / found["bertopic"].cpu_seconds
        remark = f"{1 / ratio:.1f} times less"
        yield Result("CPU of ours over BERTopic's", ratio, "", 1 / LEAST_CPU_RATIO, remark)
        lead = agreement["bertopic"] - agreement["ours"]
        yield Result("ARI that BERTopic is ahead", lead, "", 0)


def _measure(method: str, folder: Path, vectors: Vectors, *options: str) -> Found:
    given, written = folder / "vectors.npy", folder / "membership.npy"
    np.save(given, vectors)
    process = subprocess.Popen(
        [*COMMAND, method, given, written, *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{method} ended with {process.returncode}"
    first, *again = (float(seconds) for seconds in output.split())
    return Found(
        cpu_seconds=first,
        again_cpu_seconds=sum(again),
        peak_bytes=usage.ru_maxrss * 1024,
        membership=[f"topic {number}" for number in np.load(written)],
    )


def _embed_once(texts: list[str]) -> Vectors:
    """Kept beside the evaluation's warehouse: embedding takes longer than all that is measured."""
    embedder = load_embedder("minilm")
    digest = hashlib.sha256("\n".join([embedder.version, *texts]).encode()).hexdigest()
    path = CACHE / f"vectors_{digest[:16]}.npy"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, embedder.embed(texts))
    return np.asarray(np.load(path), dtype=np.float32)
