"""Names for topics: key phrases by class-based TF-IDF, ranked by closeness to the centre."""

import re
from itertools import chain
from itertools import count as count_from
from typing import Final, Protocol

import numpy as np
import polars as pl

from python_models.embeddings import Vectors
from python_models.topic_edge_words import EDGE_WORDS

KEY_PHRASE_COUNT: Final = 5
# share of a topic's wordings that must use a phrase before it may name the topic
MIN_COVERAGE: Final = 0.04
_CANDIDATES: Final = 25
# every word is a token, so that no phrase skips one; what may be part of a phrase is decided after
_WORD: Final = r"(?u)[\w'-]+|[.,;:!?()]"
_PLAIN_WORD: Final = re.compile(r"[a-z][a-z'-]*[a-z]|a")
_NOT_WORDS: Final = r"https?://\S+|www\.\S+|[@#]\w+|\[\w+\]"
_WORD_BONUS: Final = 1.0  # a phrase of two words says more than its words, but is rarer than either


class PhraseEmbedder(Protocol):
    """What turns phrases into unit vectors, in the space of the centroids."""

    def embed(self, texts: list[str]) -> Vectors:
        """One unit vector a text, in order."""
        ...


def label_topics(
    texts: pl.DataFrame, *, centroids: Vectors, embedder: PhraseEmbedder
) -> list[list[str]]:
    """Key phrases of each topic, best first.

    Args:
        texts: topic_number (0…n−1, every number present) and segment_text, one row per distinct
            text.
        centroids: unit vectors, shape (n, 384).
        embedder: embeds candidate phrases, to rank them by their cosine to the centroid.
    """
    candidates = _candidate_phrases(texts, topic_count=len(centroids))
    distinct = sorted({phrase for phrases in candidates for phrase, _ in phrases})
    place = {phrase: row for row, phrase in enumerate(distinct)}
    vectors = embedder.embed(distinct)
    labels: list[list[str]] = []
    for number, phrases in enumerate(candidates):
        if not phrases:
            labels.append([])
            continue
        rows = [place[phrase] for phrase, _ in phrases]
        weight = np.array([score for _, score in phrases])
        closeness = vectors[rows] @ centroids[number]
        ranked = [
            phrases[i][0]
            for i in np.argsort(-(closeness * np.sqrt(weight / weight.max())), kind="stable")
        ]
        labels.append(_without_overlap(ranked)[:KEY_PHRASE_COUNT])
    return labels


def to_labels(key_phrases: list[list[str]], *, fallbacks: list[str], taken: list[str]) -> list[str]:
    """A title a topic: its first key phrases, as many as tell it from the other topics.

    One phrase of several words may do; a single word never says enough, so a second phrase joins
    it. Where no phrase is left, a number tells topics apart.
    """
    labels: list[str] = []
    for phrases, fallback in zip(key_phrases, fallbacks, strict=True):
        wanted = 1 if phrases and " " in phrases[0] else 2
        titles = [
            _title(phrases[:count], fallback=fallback)
            for count in range(wanted, max(wanted, len(phrases)) + 1)
        ]
        numbered = (f"{titles[0]} ({number})" for number in count_from(2))
        others = {*taken, *labels}
        labels.append(next(title for title in chain(titles, numbered) if title not in others))
    return labels


def _title(phrases: list[str], *, fallback: str) -> str:
    title = ", ".join(phrases) or fallback
    return title[0].upper() + title[1:]


def _candidate_phrases(texts: pl.DataFrame, *, topic_count: int) -> list[list[tuple[str, float]]]:
    """Per topic the phrases with the highest class-based TF-IDF (Grootendorst 2022)."""
    from sklearn.feature_extraction.text import CountVectorizer

    lower = (
        texts["segment_text"]
        .str.to_lowercase()
        .str.replace_all("’", "'")
        .str.replace_all(_NOT_WORDS, " ")
    )
    vectorizer = CountVectorizer(ngram_range=(1, 3), token_pattern=_WORD, min_df=2, binary=True)
    try:
        counts = vectorizer.fit_transform(lower.to_list())
    except ValueError:  # scikit-learn's way to say that no phrase occurs twice
        return [[] for _ in range(topic_count)]
    phrases = vectorizer.get_feature_names_out()
    allowed = np.array([_is_phrase(phrase) for phrase in phrases])
    topic_numbers = texts["topic_number"].to_numpy()
    lengths = np.array([1.0 + _WORD_BONUS * phrase.count(" ") for phrase in phrases])
    totals = np.asarray(counts.sum(axis=0)).ravel()
    results = []
    for number in range(topic_count):
        rows = topic_numbers == number
        inside = np.asarray(counts[rows].sum(axis=0)).ravel()
        score = inside / max(rows.sum(), 1) * np.log1p(counts.shape[0] / totals) * lengths
        # what one or two people happened to say names nobody's topic
        score[~allowed | (inside < max(2, MIN_COVERAGE * rows.sum()))] = 0.0
        best = np.argsort(-score, kind="stable")[:_CANDIDATES]
        results.append([(str(phrases[i]), float(score[i])) for i in best if score[i] > 0])
    return results


def _is_phrase(phrase: str) -> bool:
    words = phrase.split()
    is_plain = all(_PLAIN_WORD.fullmatch(word) for word in words)
    has_edges = words[0] not in EDGE_WORDS and words[-1] not in EDGE_WORDS
    return is_plain and has_edges and len(set(words)) == len(words)


def _without_overlap(ranked: list[str]) -> list[str]:
    kept: list[str] = []
    for phrase in ranked:
        words = {_stem(word) for word in phrase.split()}
        if not any(
            words <= (other := {_stem(w) for w in k.split()}) or other <= words for k in kept
        ):
            kept.append(phrase)
    return kept


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s")
