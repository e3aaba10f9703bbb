"""What the tests look at: refreshes that are run once a session, two at a time.

A scenario is started when a selected test asks for it by a fixture of its name; those it builds on
come first.
"""

import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

Scenario = Callable[["Scenarios", Path], Any]


class Scenarios:
    """Runs scenarios in the order of the registry, so that nobody waits for one not yet begun."""

    def __init__(self, folder: Path, registry: dict[str, tuple[Scenario, tuple[str, ...]]]) -> None:
        self._folder = folder
        self._registry = registry
        self._futures: dict[str, Future[Any]] = {}
        self._pool = ThreadPoolExecutor(max_workers=2)

    def start(self, names: Iterable[str]) -> None:
        wanted = set(names)
        for name in reversed(self._registry):
            if name in wanted:
                wanted |= set(self._registry[name][1])
        for name, (scenario, _) in self._registry.items():
            if name in wanted and name not in self._futures:
                folder = self._folder / name
                self._futures[name] = self._pool.submit(scenario, self, folder)

    def result(self, name: str) -> Any:
        self.start([name])
        return self._futures[name].result()

    def close(self) -> None:
        """Forget what has not begun, wait for the rest and leave nothing behind."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        shutil.rmtree(self._folder, ignore_errors=True)
