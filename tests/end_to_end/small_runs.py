"""The small company's refreshes: from nothing, again, refused, killed, late, for a past day."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tests.end_to_end.refreshing import Refresh, Site, Tables
from tests.end_to_end.scenarios import Scenarios
from tests.end_to_end.small_company import write_company
from tests.end_to_end.small_company.company import ANSWER, Conversation, at, say

# A Sunday between the second and the third week.
PAST_DAY = datetime(2026, 3, 15, tzinfo=UTC)
ONE_MORE = Conversation(
    115,
    "ticket",
    "bob",
    (
        say(
            20, "10:00", "customer", "The export of charts is blurred. Can you sharpen the charts?"
        ),
        say(20, "10:30", "agent", ANSWER),
    ),
    solved_at=(at(20, "11:00"),),
)
KILL_SIGNS = ("raw/slack_messages", "enriched/segment_embeddings", "marts/dim_")


@dataclass(frozen=True)
class Again:
    """A refresh of a site that had been refreshed before."""

    site: Site
    refresh: Refresh
    before: Tables


def run_small(_: Scenarios, folder: Path) -> tuple[Site, Refresh]:
    site = Site(folder)
    write_company(site.exports)
    return site, site.refresh()


def run_second(scenarios: Scenarios, folder: Path) -> Again:
    return _run_again(_copy_small(scenarios, folder))


def run_killed(_: Scenarios, folder: Path) -> tuple[Site, list[str], Refresh]:
    """Killed in ingestion, in Python and in dbt, then left alone; files in another order."""
    site = Site(folder)
    write_company(site.exports, is_reversed=True)
    outputs = [site.refresh_until_killed(sign) for sign in KILL_SIGNS]
    return site, outputs, site.refresh()


def run_past(_: Scenarios, folder: Path) -> tuple[Site, Refresh]:
    """Refreshed on the past day, when nobody knew the rest."""
    site = Site(folder)
    write_company(site.exports, until=PAST_DAY)
    return site, site.refresh(AS_OF=PAST_DAY.isoformat())


def run_late(scenarios: Scenarios, folder: Path) -> Again:
    """What happened later comes in a later export."""
    site = scenarios.result("past")[0].copy_to(folder)
    write_company(site.exports)
    return _run_again(site)


def run_rebuilt(scenarios: Scenarios, folder: Path) -> Again:
    """The past day, computed from all there is now."""
    return _run_again(_copy_small(scenarios, folder), AS_OF=PAST_DAY.isoformat())


def run_single(_: Scenarios, folder: Path) -> tuple[Site, Refresh]:
    """A company with one conversation, in a language that no model reads."""
    site = Site(folder)
    message = {
        "conversation_id": "1",
        "message_id": "1-1",
        "sent_at": "2026-03-02T10:00:00Z",
        "author_id": "somebody",
        "author_role": "customer",
        "text": "Guten Tag, wir können seit gestern keine Rechnungen mehr herunterladen.",
    }
    path = site.exports / "generic" / "messages.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(message) + "\n", encoding="utf-8")
    return site, site.refresh()


def run_shifted_quotes(scenarios: Scenarios, folder: Path) -> Again:
    """Somebody wrote into the build file, between two runs, what a dbt test refuses."""
    site = _copy_small(scenarios, folder)
    write_company(site.exports, extra_tickets=(ONE_MORE,))
    with duckdb.connect(str(site.build)) as connection:
        connection.execute("update enriched.message_segments set char_start = char_start + 1")
    return _run_again(site)


def _copy_small(scenarios: Scenarios, folder: Path) -> Site:
    site, _ = scenarios.result("small")
    return site.copy_to(folder)


def _run_again(site: Site, **environment: str) -> Again:
    before = site.tables()
    return Again(site, site.refresh(**environment), before)
