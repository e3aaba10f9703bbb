"""Readable names for topics: key phrases by class-based TF-IDF, ranked by closeness to the topic's centre."""

import re
from typing import Final

import numpy as np
import polars as pl

from python_models.embeddings import Embedder, Vectors

KEY_PHRASE_COUNT: Final = 5
MIN_COVERAGE: Final = (
    0.04  # share of a topic's wordings that must use a phrase before it may name the topic
)
_CANDIDATES: Final = 25
# every word is a token, so that no phrase skips one; what may be part of a phrase is decided after
_WORD: Final = r"(?u)[\w'-]+|[.,;:!?()]"
_PLAIN_WORD: Final = re.compile(r"[a-z][a-z'-]*[a-z]|a")
_NOT_WORDS: Final = r"https?://\S+|www\.\S+|[@#]\w+|\[\w+\]"
_WORD_BONUS: Final = 1.0  # a phrase of two words says more than its words, but is rarer than either
_EDGE_WORDS: Final = frozenset(
    [
        "a",
        "able",
        "about",
        "actually",
        "after",
        "again",
        "all",
        "also",
        "always",
        "am",
        "an",
        "and",
        "another",
        "any",
        "anyone",
        "anything",
        "are",
        "as",
        "ask",
        "at",
        "back",
        "be",
        "because",
        "been",
        "before",
        "being",
        "but",
        "by",
        "can",
        "can't",
        "cannot",
        "come",
        "could",
        "day",
        "days",
        "did",
        "didn't",
        "do",
        "does",
        "doesn't",
        "doing",
        "don't",
        "done",
        "each",
        "else",
        "even",
        "ever",
        "every",
        "everyone",
        "everything",
        "few",
        "first",
        "for",
        "from",
        "get",
        "gets",
        "getting",
        "give",
        "go",
        "goes",
        "going",
        "gone",
        "good",
        "got",
        "guys",
        "had",
        "has",
        "hasn't",
        "have",
        "haven't",
        "having",
        "he",
        "hello",
        "help",
        "her",
        "here",
        "hey",
        "hi",
        "him",
        "his",
        "hope",
        "how",
        "i",
        "i'd",
        "i'll",
        "i'm",
        "i've",
        "if",
        "im",
        "in",
        "into",
        "is",
        "isn't",
        "it",
        "it's",
        "its",
        "i’m",
        "just",
        "keep",
        "keeps",
        "know",
        "last",
        "let",
        "like",
        "little",
        "ll",
        "long",
        "look",
        "looking",
        "lot",
        "made",
        "make",
        "many",
        "may",
        "maybe",
        "me",
        "mean",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "need",
        "needs",
        "never",
        "new",
        "no",
        "not",
        "nothing",
        "now",
        "of",
        "off",
        "ok",
        "okay",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "people",
        "per",
        "please",
        "pls",
        "put",
        "quite",
        "re",
        "really",
        "right",
        "said",
        "same",
        "say",
        "see",
        "she",
        "should",
        "since",
        "so",
        "some",
        "somebody",
        "someone",
        "something",
        "still",
        "such",
        "sure",
        "take",
        "team",
        "tell",
        "than",
        "thank",
        "thanks",
        "that",
        "that's",
        "thats",
        "the",
        "their",
        "them",
        "then",
        "there",
        "there's",
        "these",
        "they",
        "thing",
        "things",
        "think",
        "this",
        "those",
        "though",
        "through",
        "time",
        "times",
        "to",
        "today",
        "together",
        "told",
        "too",
        "tried",
        "try",
        "trying",
        "two",
        "u",
        "until",
        "up",
        "us",
        "use",
        "used",
        "using",
        "ve",
        "very",
        "via",
        "want",
        "wanted",
        "wants",
        "was",
        "wasn't",
        "way",
        "we",
        "we're",
        "we've",
        "week",
        "weeks",
        "well",
        "went",
        "were",
        "what",
        "what's",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whole",
        "why",
        "will",
        "with",
        "within",
        "without",
        "won't",
        "work",
        "works",
        "would",
        "wouldn't",
        "yes",
        "yet",
        "you",
        "you're",
        "your",
        "don’t",
        "can’t",
        "it’s",
        "won’t",
        "doesn’t",
        "didn’t",
        "isn’t",
        "i’ve",
        "we’ve",
        "we’re",
        "that’s",
        "there’s",
        "what’s",
        "im",
        "dont",
        "cant",
        "amp",
        "lol",
        "yeah",
        "uh",
        "um",
        "basically",
        "seem",
        "seems",
        "hi",
        "dear",
        "bit",
        "gonna",
        "rather",
        "anybody",
        "every",
        "either",
        "three",
        "anyway",
        "half",
        "fine",
        "lets",
        "okay",
        "ive",
        "nobody",
        "none",
    ]
)


def label_topics(texts: pl.DataFrame, *, centroids: Vectors, embedder: Embedder) -> list[list[str]]:
    """Key phrases of each topic, best first.

    Args:
        texts: topic_number (0…n−1, every number present) and segment_text, one row per distinct text.
        centroids: unit vectors, shape (n, 384).
        embedder: embeds candidate phrases, to rank them by their cosine to the centroid.
    """
    candidates = _candidate_phrases(texts, topic_count=len(centroids))
    distinct = sorted({phrase for phrases in candidates for phrase, _ in phrases})
    place = {phrase: row for row, phrase in enumerate(distinct)}
    vectors = embedder.embed(distinct)
    labels = []
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


def to_labels(key_phrases: list[list[str]], *, fallbacks: list[str]) -> list[str]:
    """A title a topic: its first key phrases, as many as tell it from the other topics.

    One phrase of several words may do; a single word never says enough, so a second phrase joins it.
    """
    labels: list[str] = []
    for phrases, fallback in zip(key_phrases, fallbacks, strict=True):
        wanted = 1 if phrases and " " in phrases[0] else 2
        label = _title(phrases[:wanted], fallback=fallback)
        while label in labels and wanted < len(phrases):
            wanted += 1
            label = _title(phrases[:wanted], fallback=fallback)
        labels.append(label)
    return labels


def _title(phrases: list[str], *, fallback: str) -> str:
    title = ", ".join(phrases) or fallback
    return title[0].upper() + title[1:]


def _candidate_phrases(texts: pl.DataFrame, *, topic_count: int) -> list[list[tuple[str, float]]]:
    """Per topic the phrases with the highest class-based TF-IDF (Grootendorst 2022), whole-phrase edges only."""
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
    totals = np.asarray(counts.sum(axis=0)).ravel()
    results = []
    for number in range(topic_count):
        rows = topic_numbers == number
        inside = np.asarray(counts[rows].sum(axis=0)).ravel()
        lengths = np.array([1.0 + _WORD_BONUS * phrase.count(" ") for phrase in phrases])
        score = inside / max(rows.sum(), 1) * np.log1p(counts.shape[0] / totals) * lengths
        # what one or two people happened to say names nobody's topic
        score[~allowed | (inside < max(2, MIN_COVERAGE * rows.sum()))] = 0.0
        best = np.argsort(-score, kind="stable")[:_CANDIDATES]
        results.append([(str(phrases[i]), float(score[i])) for i in best if score[i] > 0])
    return results


def _is_phrase(phrase: str) -> bool:
    words = phrase.split()
    is_plain = all(_PLAIN_WORD.fullmatch(word) for word in words)
    has_edges = words[0] not in _EDGE_WORDS and words[-1] not in _EDGE_WORDS
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
