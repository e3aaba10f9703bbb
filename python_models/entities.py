"""Names of competitors, integrations, plans and features in a text, with their exact positions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import dataframely as dy
import polars as pl

from python_models.entity_cues import is_joined_to, names_plan, names_tool
from python_models.entity_words import (
    find_words,
    join_words,
    split_words,
    squeeze,
    to_singular,
)
from python_models.frames import SegmentEntities

VERSION: Final = "names-1"
NAME_CONFIDENCE: Final = 0.95
CUE_CONFIDENCE: Final = 0.8
ORDINARY_WORD_CONFIDENCE: Final = 0.6
MIN_SPLIT_LETTERS: Final = 3

# what competes for the same words: "slack" may be a feature and an integration, never two tools
_CONTESTS: Final = {"competitor": "tool", "integration": "tool", "plan": "plan", "feature": "word"}

_FOUND: Final = {
    "segment_id": pl.String,
    "entity_type": pl.String,
    "entity_id": pl.String,
    "matched_text": pl.String,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "confidence_score": pl.Float64,
}


@dataclass(frozen=True, order=True)
class _Alias:
    entity_type: str
    entity_id: str
    word_count: int
    needs_meaning: bool

    @property
    def has_number(self) -> bool:
        """Whether singular and plural are one: "team" is not Teams, "dashboard" is Dashboards."""
        return self.entity_type == "feature" or not self.needs_meaning


@dataclass(frozen=True)
class _Match:
    alias: _Alias
    start: int
    end: int
    is_split: bool

    @property
    def contest(self) -> str:
        """Of two matches of one contest only one can have the words."""
        return _CONTESTS[self.alias.entity_type]

    @property
    def confidence_score(self) -> float:
        """A name is one wherever it stands; an ordinary word is when it is meant."""
        if not (self.alias.needs_meaning or self.is_split):
            return NAME_CONFIDENCE
        is_word = self.alias.entity_type == "feature"
        return ORDINARY_WORD_CONFIDENCE if is_word else CUE_CONFIDENCE

    def stands_beside(self, other: "_Match", text: str) -> bool:
        """Whether both are of one contest and stand in one list."""
        first, second = sorted([(self.start, self.end), (other.start, other.end)])
        return self.contest == other.contest and is_joined_to(text, first, second)


class _Index:
    """All aliases by their squeezed spelling, built once."""

    def __init__(self, catalogue: pl.DataFrame) -> None:
        self.aliases: dict[str, list[_Alias]] = {}
        self.prefixes: set[str] = set()
        columns = ("entity_type", "entity_id", "alias", "needs_meaning")
        for entity_type, entity_id, name, needs_meaning in catalogue.select(columns).iter_rows():
            alias = _Alias(entity_type, entity_id, len(split_words(name)), needs_meaning)
            key = squeeze(name)
            for spelling in {key, to_singular(key)} if alias.has_number else {key}:
                self.aliases.setdefault(spelling, []).append(alias)
                self.prefixes.update(spelling[:end] for end in range(1, len(spelling) + 1))

    def look_up(self, key: str) -> list[_Alias]:
        """The aliases spelt like this, or with a plural more or less."""
        singular = to_singular(key)
        found = list(self.aliases.get(key, ()))
        if singular != key:
            found += [alias for alias in self.aliases.get(singular, ()) if alias.has_number]
        return found


def find_entities(segments: pl.DataFrame, catalogue: pl.DataFrame) -> dy.DataFrame[SegmentEntities]:
    """Find every alias as whole words; the longest of overlapping ones wins.

    Case, hyphens, spaces and a plural do not matter. An alias that is an ordinary word, too, names
    a tool or a plan only with a capital inside a sentence or a cue beside it; a feature it names
    with ORDINARY_WORD_CONFIDENCE, which the meaning of the segment may take back.

    Args:
        segments: segment_id, char_start (of the segment in its message), segment_text.
        catalogue: entity_type, entity_id, alias, needs_meaning.
    """
    index = _Index(catalogue)
    rows = [
        (
            segment_id,
            match.alias.entity_type,
            match.alias.entity_id,
            text[match.start : match.end],
            offset + match.start,
            offset + match.end,
            match.confidence_score,
        )
        for segment_id, offset, text in segments.select(
            "segment_id", "char_start", "segment_text"
        ).iter_rows()
        for match in _find_in(text, index)
    ]
    found = pl.DataFrame(rows, schema=_FOUND, orient="row")
    key = ["segment_id", "entity_type", "entity_id"]
    first = found.sort("confidence_score", "char_start", descending=[True, False]).unique(
        key, keep="first", maintain_order=True
    )
    return SegmentEntities.validate(
        first.sort("segment_id", "char_start", "entity_type", "entity_id").with_columns(
            pl.lit(VERSION).alias("model_version")
        ),
        cast=True,
    )


def _find_in(text: str, index: _Index) -> list[_Match]:
    candidates = sorted(_find_candidates(text, index), key=_rank)
    if not candidates:
        return []
    accepted = [match for match in candidates if _is_meant(text, match, candidates)]
    # "between Jira, sage and notion": beside a name another word is a name, too
    for match in sorted(candidates, key=lambda candidate: candidate.start):
        if match not in accepted and any(match.stands_beside(name, text) for name in accepted):
            accepted.append(match)
    return _resolve_overlaps(sorted(accepted, key=_rank))


def _rank(match: _Match) -> tuple[int, int, _Alias]:
    return match.start - match.end, match.start, match.alias


def _find_candidates(text: str, index: _Index) -> Iterator[_Match]:
    words = find_words(text)
    for first, (start, _, first_word) in enumerate(words):
        if first_word not in index.prefixes and to_singular(first_word) not in index.prefixes:
            continue
        for last, key in join_words(text, words, first):
            for alias in index.look_up(key):
                is_split = last - first + 1 > alias.word_count
                pieces = [end - begin for begin, end, _ in words[first : last + 1]]
                if not is_split or min(pieces) >= MIN_SPLIT_LETTERS:
                    yield _Match(alias, start, words[last][1], is_split)
            if key not in index.prefixes:
                break


def _is_meant(text: str, match: _Match, candidates: list[_Match]) -> bool:
    alias = match.alias
    if alias.entity_type == "feature" or not (alias.needs_meaning or match.is_split):
        return True
    if alias.entity_type == "plan":
        others = [
            (other.start, other.end) for other in candidates if other.alias.entity_type == "plan"
        ]
        return names_plan(text, match.start, match.end, plans=others)
    return names_tool(text, match.start, match.end)


def _resolve_overlaps(matches: list[_Match]) -> list[_Match]:
    """Matches come longest first; of equal ones the competitor comes before the integration."""
    kept: list[_Match] = []
    for match in matches:
        if all(
            match.end <= other.start or other.end <= match.start
            for other in kept
            if other.contest == match.contest
        ):
            kept.append(match)
    return kept
