"""JSON, CSV and text files of an export, in order or the other way round."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Files:
    folder: Path
    is_reversed: bool = False

    def order(self, items: Sequence[Any]) -> list[Any]:
        return list(reversed(items)) if self.is_reversed else list(items)

    def parts(self, name: str, first: Any, second: Any) -> list[tuple[str, Any]]:
        """Two files of one kind; reversed, the second comes first by name."""
        names = (name.format(1), name.format(2))
        return list(zip(self.order(names), (first, second), strict=True))

    def text(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def json(self, name: str, envelope: str, records: Sequence[Record]) -> None:
        listed = self.order(records)
        self.text(name, json.dumps({envelope: listed} if envelope else listed, indent=1))

    def json_lines(self, name: str, records: Sequence[Record]) -> None:
        self.text(name, "".join(f"{json.dumps(record)}\n" for record in self.order(records)))

    def csv(self, name: str, rows: Sequence[Record]) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]) if rows else ["nothing"])
            writer.writeheader()
            writer.writerows(self.order(rows))
