"""A label bank small enough to be learned in a blink, and the reader that comes of it."""

from functools import cache

import polars as pl

from python_models.embeddings import HashingEmbedder, to_vectors_version
from python_models.label_reader import LabelReader
from python_models.label_reader_fitting import ReaderSettings, fit_label_reader
from python_models.label_targets import BANK_COLUMNS
from python_models.segment_features import SegmentFeatures

SETTINGS = ReaderSettings(hidden_count=16, learning_rate=0.03, hidden_dropout=0.1)
VECTORS = to_vectors_version(HashingEmbedder())
THINGS = ("export", "login", "invoice", "search", "app", "report", "calendar", "inbox")
SENTENCES = (
    ("how do we do {}", "question", "neutral", "neutral", "false", None),
    (
        "the {} is broken",
        "bug_report",
        "neutral",
        "confused",
        "true",
        "workaround/core_failure/implied",
    ),
    ("i love the {} so much", "praise", "positive", "pleasantly_surprised", "false", None),
    (
        "give us {} or we leave",
        "complaint|feature_request",
        "negative",
        "frustrated",
        "true",
        "churn_risk/cancellation/explicit|escalation_demand/explicit",
    ),
)
BANK = pl.DataFrame(
    [(text.format(thing), *labels) for text, *labels in SENTENCES for thing in THINGS],
    schema=dict.fromkeys(BANK_COLUMNS, pl.String),
    orient="row",
).sort("text")


def see(*texts: str) -> SegmentFeatures:
    """Features of the hashing embedder."""
    return SegmentFeatures(list(texts), *HashingEmbedder().embed_twice(list(texts)))


def fit(bank: pl.DataFrame = BANK, settings: ReaderSettings = SETTINGS) -> LabelReader:
    features = see(*bank["text"])
    return fit_label_reader(bank, features, embedder_version=VECTORS, settings=settings)


@cache
def small_reader() -> LabelReader:
    """Fitted on `BANK`, once for all tests: nobody changes it."""
    return fit()
