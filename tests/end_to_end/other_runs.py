"""All refreshes but the small company's: broken folders, public corpora, the demo company."""

import gzip
from pathlib import Path

from tests.end_to_end.refreshing import ROOT, Refresh, Site
from tests.end_to_end.scenarios import Scenarios

CORPORA = ROOT.parent / "shared" / "benchmarks" / "corpora"
DEMO_EXPORTS = ROOT / "seeds" / "raw"

# Enough for topics.
CORPUS_MESSAGES = 1_000
# One broken file a reader; none holds a record that can be read.
BROKEN_FILES = {
    "zendesk/tickets.json": b'{"tickets": [{"id": 1, "created_at": "20',
    "zendesk/ticket_comments.jsonl": b'{"id": 1, "ticket_id": \n',
    "intercom/conversations.json": b'{"pages": 3}',
    "email/support.mbox": b"Dear all, this is no mailbox.\n",
    "email/single.eml": b"Subject: no date, no sender\n\nHello\n",
    "slack/ext-somewhere/2026-03-02.json": b"\xff\xfe[\x00]\x00",
    "calls/calls.json": b"",
    "calls/empty.vtt": b"WEBVTT\n",
    "calls/vtt_index.csv": b"file,started_at\ncall.vtt,yesterday\n",
    "billing/subscriptions.csv": b"subscription_id,account_id\n1,2\n",
    "generic/messages.parquet": b"PAR1 but not really",
    "product/events.jsonl": gzip.compress(b'{"messageId": "1"}\n')[:-9],
}


def run_broken(_: Scenarios, folder: Path) -> tuple[Site, Refresh]:
    site = Site(folder)
    for name, content in BROKEN_FILES.items():
        path = site.exports / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (site.exports / "product/events.jsonl").rename(site.exports / "product/events.jsonl.gz")
    return site, site.refresh()


def run_support_tweets(_: Scenarios, folder: Path) -> tuple[Site, Refresh] | None:
    return _run_corpus(folder, "support_tweets")


def run_demo(_: Scenarios, folder: Path) -> tuple[Site, Refresh]:
    """The one run with the real embedder."""
    site = Site(folder, embedder="minilm")
    return site, site.refresh(DATA_DIR=str(DEMO_EXPORTS))


def _run_corpus(folder: Path, name: str) -> tuple[Site, Refresh] | None:
    messages = Path("generic", "messages.jsonl")
    if not (CORPORA / name).is_dir():
        return None
    site = Site(folder)
    lines = (CORPORA / name / messages).read_text(encoding="utf-8").splitlines()
    (site.exports / messages).parent.mkdir(parents=True)
    (site.exports / messages).write_text("\n".join(lines[:CORPUS_MESSAGES]), encoding="utf-8")
    return site, site.refresh()
