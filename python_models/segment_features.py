"""What the label reader sees of a segment: what it is about, what it does with words, which words.

MiniLM tells the matter, its upper layers as the label bank moved them the speech act; single words
and pairs say what both blur ("not renew", "any plans", a question mark).
"""

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.embeddings import Vectors, to_matrix
from python_models.linear_heads import Matrix

TERM_WEIGHT: Final = 0.7
MAX_TERMS: Final = 2_500
MIN_TEXTS_PER_TERM: Final = 4

_LINK: Final = re.compile(r"https?://\S+|www\.\S+")
_HANDLE: Final = re.compile(r"@\w+")
_NUMBER: Final = re.compile(r"\d+")
_WORD: Final = r"(?u)\b\w[\w']*\b|[?!]"


@dataclass(frozen=True)
class SegmentFeatures:
    """Texts with their vectors, row by row.

    Attributes:
        texts: as in `MessageSegments.segment_text`.
        vectors: last-layer embeddings, shape (rows, 384).
        reading_vectors: of the moved upper layers (`reading_layers.py`), shape (rows, 384).
    """

    texts: list[str]
    vectors: Vectors
    reading_vectors: Vectors

    @classmethod
    def of(cls, frame: pl.DataFrame) -> "SegmentFeatures":
        """From columns segment_text, embedding and reading_embedding."""
        return cls(
            frame["segment_text"].to_list(),
            to_matrix(frame["embedding"]),
            to_matrix(frame["reading_embedding"]),
        )

    def take(self, rows: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "SegmentFeatures":
        """The rows of a mask or of indices."""
        numbers = np.arange(len(self.texts))[rows]
        return SegmentFeatures(
            [self.texts[number] for number in numbers],
            self.vectors[numbers],
            self.reading_vectors[numbers],
        )


@dataclass(frozen=True)
class FeatureSpace:
    """How features become numbers: plain arrays, fitted on the label bank.

    Attributes:
        mean: mean of the bank's vectors, shape (384,).
        terms: words and pairs of words, one column each.
        term_weights: inverse document frequency of each term.
    """

    mean: Matrix
    terms: tuple[str, ...]
    term_weights: Matrix

    @property
    def width(self) -> int:
        """Columns of what `to_rows` returns."""
        return len(self.mean) + len(self.terms)

    def to_rows(self, features: SegmentFeatures) -> Matrix:
        """Shape (rows, width): centred unit vectors and the weighted terms."""
        return np.hstack(
            [
                _centre(features.vectors, self.mean),
                TERM_WEIGHT * self._weigh_terms(features.texts),
            ]
        ).astype(np.float32)

    def _weigh_terms(self, texts: list[str]) -> Matrix:
        if not self.terms or not texts:
            return np.zeros((len(texts), len(self.terms)), dtype=np.float32)
        from sklearn.feature_extraction.text import CountVectorizer

        counter = CountVectorizer(**_SPLITTING, vocabulary=list(self.terms))
        counts = counter.transform(to_plain_texts(texts)).toarray().astype(np.float32)
        weighted = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0) * self.term_weights
        lengths = np.linalg.norm(weighted, axis=1, keepdims=True)
        return np.asarray(weighted / np.maximum(lengths, 1e-9), dtype=np.float32)


_SPLITTING: Final = {"ngram_range": (1, 2), "token_pattern": _WORD, "lowercase": False}


def fit_feature_space(features: SegmentFeatures) -> FeatureSpace:
    """The mean of the vectors, and the terms that at least four texts use."""
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(**_SPLITTING, min_df=MIN_TEXTS_PER_TERM, max_features=MAX_TERMS)
    try:
        counts = counter.fit_transform(to_plain_texts(features.texts))
        terms = tuple(str(term) for term in counter.get_feature_names_out())
        frequency = np.asarray((counts > 0).sum(axis=0)).ravel()
    except ValueError:  # scikit-learn's way to say that no term is frequent enough
        terms, frequency = (), np.zeros(0)
    weights = np.log((1 + len(features.texts)) / (1 + frequency)) + 1
    return FeatureSpace(
        mean=np.asarray(features.vectors.mean(axis=0), dtype=np.float32),
        terms=terms,
        term_weights=np.asarray(weights, dtype=np.float32),
    )


def to_plain_texts(texts: list[str]) -> list[str]:
    """Lower case; links, handles and numbers are only their kind."""
    return [
        _NUMBER.sub("0", _HANDLE.sub(" atx ", _LINK.sub(" urlx ", text.lower().replace("’", "'"))))
        for text in texts
    ]


def _centre(vectors: Vectors, mean: Matrix) -> Matrix:
    centred = vectors - mean
    return np.asarray(
        centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9), np.float32
    )
