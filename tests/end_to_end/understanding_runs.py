"""The refreshes of the company that the scenarios about meaning look at: once, and with more."""

from dataclasses import dataclass
from pathlib import Path

from tests.end_to_end.refreshing import Refresh, Site, Tables
from tests.end_to_end.scenarios import Scenarios
from tests.end_to_end.understanding_company import write_company
from tests.end_to_end.understanding_company.exports import LATER


@dataclass(frozen=True)
class Grown:
    """The same exports once more, and then a twentieth more conversations."""

    site: Site
    same: Refresh
    before: Tables
    after_same: Tables
    grown: Refresh


def run_understood(_: Scenarios, folder: Path) -> tuple[Site, Refresh]:
    """With the real embedder: hashed words know no other wording."""
    site = Site(folder, embedder="minilm")
    write_company(site.exports)
    return site, site.refresh()


def run_understood_more(scenarios: Scenarios, folder: Path) -> Grown:
    first, _ = scenarios.result("understood")
    site = first.copy_to(folder)
    before = site.tables()
    same = site.refresh()
    after_same = site.tables()
    write_company(site.exports, later=LATER)
    return Grown(site, same, before, after_same, site.refresh())
