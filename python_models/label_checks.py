"""How right the labels are: what a model that never saw a person's label says of its segment."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import SIGNALS, LabelChecks

VERSION: Final = "label-checks-1"
FOLD_COUNT: Final = 5

Predict = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]
"""Fit on the label bank and the labels of the first frame (segment_id, label); return what that
says of the segments of the second (segment_id, segment_text, …): segment_id, label, and no row
where it says nothing."""


@dataclass(frozen=True)
class LabelFamily:
    """One family of labels, and the two things that are compared with people.

    Attributes:
        name: intent, sentiment, emotion or signal.
        predict: the model, fitted anew for every fold.
        keywords: label, keyword; the list of a family without keywords is empty.
        version: of the model, so that a changed one is checked again.
    """

    name: str
    predict: Predict
    keywords: pl.DataFrame
    version: str


def check_labels(
    labels: pl.DataFrame, segments: pl.DataFrame, family: LabelFamily
) -> dy.DataFrame[LabelChecks]:
    """Compare people, model and keywords on every segment that a person labelled.

    One row per segment and label that any of the three gives it, so that a wrong prediction counts
    against its own label; of signals one row each, said or not.

    Args:
        labels: of `human_labels.decide_labels`; other families do not matter.
        segments: segment_id, content_sha256, segment_text, and what `predict` reads; a label whose
            segment is not among them cannot be checked.
        family: what to compare.
    """
    own = (
        labels.filter(pl.col("label_family") == family.name)
        .join(segments.select("segment_id"), on="segment_id", how="semi")
        .select("segment_id", "label")
    )
    checked = segments.join(own, on="segment_id", how="semi").sort("segment_id")
    given = {
        "is_labelled": own,
        "is_predicted": predict_across_folds(own, checked, predict=family.predict),
        "has_keyword": match_keywords(checked, family.keywords),
    }
    frame = _list_candidates(family, checked, given)
    for name, pairs in given.items():
        marked = pairs.select("segment_id", "label").unique().with_columns(pl.lit(True).alias(name))  # noqa: FBT003
        frame = frame.join(marked, on=["segment_id", "label"], how="left").with_columns(
            pl.col(name).fill_null(False)  # noqa: FBT003
        )
    frame = frame.sort("segment_id", "label").with_columns(
        pl.format("{}/{}/{}", pl.lit(family.name), "segment_id", "label").alias("label_check_id"),
        pl.lit(family.name).alias("label_family"),
        pl.lit(f"{VERSION}+{family.version}").alias("model_version"),
    )
    return LabelChecks.validate(frame, cast=True)


def predict_across_folds(
    labels: pl.DataFrame, segments: pl.DataFrame, *, predict: Predict
) -> pl.DataFrame:
    """What models say of segments none of whose labels they were fitted on: segment_id, label.

    Folds go by text, not by segment: a sentence that was written twice would give itself away.

    Args:
        labels: segment_id, label.
        segments: those that have labels; segment_id, content_sha256, segment_text.
        predict: called once per fold that has segments.
    """
    folds = segments.with_columns(
        pl.Series("fold", [_fold(sha256) for sha256 in segments["content_sha256"]], dtype=pl.Int64)
    )
    predictions = [pl.DataFrame(schema={"segment_id": pl.String, "label": pl.String})]
    for fold in sorted(set(folds["fold"])):
        held_out = folds.filter(pl.col("fold") == fold).drop("fold")
        known = labels.join(held_out, on="segment_id", how="anti")
        predictions.append(predict(known, held_out).select("segment_id", "label"))
    return pl.concat(predictions)


def match_keywords(segments: pl.DataFrame, keywords: pl.DataFrame) -> pl.DataFrame:
    """The labels whose keywords stand in a text as whole words, in any case: segment_id, label.

    Args:
        segments: segment_id, segment_text.
        keywords: label, keyword; a keyword may be several words.
    """
    text = pl.col("segment_text").str.replace_all("’", "'", literal=True)
    found = [pl.DataFrame(schema={"segment_id": pl.String, "label": pl.String})]
    for (label,), words in keywords.sort("label", "keyword").group_by("label", maintain_order=True):
        hits = segments.filter(text.str.contains(_pattern(words["keyword"].to_list())))
        found.append(hits.select("segment_id", pl.lit(label, dtype=pl.String).alias("label")))
    return pl.concat(found)


def _list_candidates(
    family: LabelFamily, checked: pl.DataFrame, given: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    if family.name == "signal":
        signals = pl.DataFrame({"label": SIGNALS}, schema={"label": pl.String})
        return checked.select("segment_id").join(signals, how="cross")
    return pl.concat([pairs.select("segment_id", "label") for pairs in given.values()]).unique()


def _fold(content_sha256: str) -> int:
    digest = hashlib.sha256(f"fold|{content_sha256}".encode()).hexdigest()
    return int(digest[:8], 16) % FOLD_COUNT


def _pattern(keywords: list[str]) -> str:
    # \b would not do: a keyword may begin or end with a sign
    phrases = (r"\s+".join(map(pl.escape_regex, keyword.split())) for keyword in keywords)
    return rf"(?i)(?:^|\W)(?:{'|'.join(phrases)})(?:\W|$)"
