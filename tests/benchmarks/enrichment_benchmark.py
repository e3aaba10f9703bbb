"""What enrichment costs beside embedding, on real threads: CPU seconds asset by asset."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from tests.benchmarks.results import Result, say
from tests.evaluation.evaluated_company import ENRICHED_ASSETS, EvaluatedCompany, to_messages
from tests.evaluation.public_sets import BENCHMARKS

CORPUS = BENCHMARKS / "corpora" / "care_threads" / "generic" / "messages.jsonl"
MESSAGE_COUNT, WARM_UP_COUNT = 2_000, 50
MOST_OF_EMBEDDING = 0.1
EMBEDDING = "segment_embeddings"


def benchmark_enrichment(folder: Path) -> Iterator[Result]:
    """A few messages until everything is loaded, the same again, then 2,000 others."""
    if not CORPUS.is_file():
        say(f"enrichment: skipped, {CORPUS} not found")
        return
    messages = _read_messages()
    company = EvaluatedCompany(folder, embedder="minilm")
    _enrich(company, messages.tail(WARM_UP_COUNT))  # loads models, embeds the label bank
    fixed = _enrich(company, messages.tail(WARM_UP_COUNT))
    spent = _enrich(company, messages.head(MESSAGE_COUNT))
    texts = company.read(
        "select count(distinct content_sha256) as n from enriched.message_segments"
    )
    embedding = spent.pop(EMBEDDING) - fixed.pop(EMBEDDING)
    for name, seconds in spent.items():
        yield Result(f"{name} of {MESSAGE_COUNT:,} messages: CPU", seconds - fixed[name], "s")
    yield Result("the same with nothing new: CPU", sum(fixed.values()), "s")
    yield Result("embedding: CPU", embedding, "s", remark=f"{texts.item():,} texts")
    share = (sum(spent.values()) - sum(fixed.values())) / embedding
    yield Result("enrichment beside embedding, over embedding", share, "", MOST_OF_EMBEDDING)


def _enrich(company: EvaluatedCompany, messages: pl.DataFrame) -> dict[str, float]:
    company.look_at(messages)
    seconds = {}
    for asset in ENRICHED_ASSETS:
        started_at = time.process_time()
        company.run(asset)
        seconds[asset.node_def.name.removeprefix("enriched__")] = time.process_time() - started_at
    return seconds


def _read_messages() -> pl.DataFrame:
    with CORPUS.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    said = pl.DataFrame(
        [{key: line[key] for key in ("conversation_id", "author_role", "text")} for line in lines]
    ).head(MESSAGE_COUNT + WARM_UP_COUNT)
    messages = to_messages("care", said["text"])
    return messages.with_columns(
        said["conversation_id"], said["author_role"], pl.col("sent_at").sort()
    )
