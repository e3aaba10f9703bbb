"""The authored sentences: read from files, drawn without repeating until all were used."""

from collections.abc import Callable
from pathlib import Path
from random import Random

PHRASES_DIR = Path(__file__).parent / "phrases"
SECTIONS = ("opening", "detail", "spoken", "follow_up", "agent")
ANGRY_WORDS = (
    "ridiculous", "unacceptable", "furious", "fed up", "joke", "unusable", "terrible", "awful",
    "angry", "waste", "useless", "sick of", "disappoint", "seriously", "worst", "frustrat", "annoy",
    "!!", "again.", "enough", "embarrass", "nightmare", "appalling", "hopeless", "driving me",
    "hate", "broken", "lost", "painful", "insane", "absurd", "really?",
)  # fmt: skip


def read_theme(path: Path) -> dict[str, list[str]]:
    """Read a theme file: `[section]` lines, then one text a line."""
    sections: dict[str, list[str]] = {name: [] for name in SECTIONS}
    current = ""
    for raw_line in path.read_text(encoding="utf-8").splitlines():
        line = raw_line.strip()
        if line.startswith("[") and line.endswith("]") and line[1:-1] in sections:
            current = line[1:-1]
        elif line and current:
            sections[current].append(line)
    return sections


def read_phrases(folder: Path = PHRASES_DIR) -> dict[str, dict[str, list[str]]]:
    """Read every theme; the generic lines are the theme `generic`, one section a file."""
    phrases = {path.stem: read_theme(path) for path in sorted(folder.glob("*.txt"))}
    generic = {}
    for path in sorted((folder / "generic").glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        generic[path.stem] = [line for line in lines if line and not line.startswith("[")]
    phrases["generic"] = generic
    return phrases


def count_angry_words(text: str) -> int:
    """Count words of annoyance: good enough to sort openings, not to judge customers."""
    lowered = text.lower()
    return sum(word in lowered for word in ANGRY_WORDS)


class PhraseBag:
    """Draws phrases at random, each once before any comes twice."""

    def __init__(self, rng: Random, phrases: dict[str, dict[str, list[str]]]) -> None:
        self._rng = rng
        self._phrases = phrases
        self._bags: dict[tuple[str, str], list[str]] = {}

    def draw(self, theme: str, section: str, accept: Callable[[str], bool] | None = None) -> str:
        """Draw a phrase that `accept` agrees with; an error names the section that has none."""
        for _ in range(2):
            bag = self._bags.setdefault((theme, section), [])
            for position in range(len(bag) - 1, -1, -1):
                if accept is None or accept(bag[position]):
                    return bag.pop(position)
            refill = [text for text in self._phrases[theme][section] if text not in bag]
            self._rng.shuffle(refill)
            self._bags[theme, section] = refill + bag
        message = f"[{section}] of {theme} has no acceptable line; add one to its phrase file."
        raise ValueError(message)

    def has(self, theme: str, section: str) -> bool:
        """Whether there is anything to draw."""
        return bool(self._phrases.get(theme, {}).get(section))
