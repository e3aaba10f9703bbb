"""Labels that people gave: which of them hold, and what the next fit learns from them."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from python_models.frames import EMOTIONS, INTENTS, SENTIMENTS, SIGNALS

NO_SIGNAL: Final = "none"
LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "intent": INTENTS,
    "sentiment": SENTIMENTS,
    "emotion": EMOTIONS,
    "signal": (*SIGNALS, NO_SIGNAL),
}
_BANK_COLUMNS: Final = {
    "intents": "intent",
    "sentiment": "sentiment",
    "emotion": "emotion",
    "signals": "signal",
}
_MOMENT: Final = "%Y-%m-%dT%H:%M:%S%.6f"


def decide_labels(human_labels: pl.DataFrame) -> pl.DataFrame:
    """The labels that hold: segment_id, label_family, label, in the order of segments.

    A segment has one intent, one sentiment and one emotion: the one said last. It has every signal
    that was said since somebody last said `none`; `none` itself stays where nothing followed.

    Args:
        human_labels: label_id, segment_id, label_family, label, labelled_at, loaded_at; when it
            was said is when it came, where nobody wrote it down.
    """
    said = pl.coalesce("labelled_at", "loaded_at").dt.strftime(_MOMENT)
    came = pl.col("loaded_at").dt.strftime(_MOMENT)
    ordered = human_labels.with_columns(pl.concat_str(said, came).alias("said")).sort(
        "segment_id", "said", "label_id"
    )
    is_signal = pl.col("label_family") == "signal"
    is_none = pl.col("label") == NO_SIGNAL
    answers = ordered.filter(~is_signal).unique(
        ["segment_id", "label_family"], keep="last", maintain_order=True
    )
    last_none = pl.col("said").filter(is_none).max().over("segment_id")
    signals = ordered.filter(is_signal).filter(last_none.is_null() | (pl.col("said") >= last_none))
    has_signal = (~pl.col("label").eq(NO_SIGNAL)).any().over("segment_id")
    signals = signals.filter(~is_none | ~has_signal).unique(["segment_id", "label"])
    return (
        pl.concat([answers, signals])
        .select("segment_id", "label_family", "label")
        .sort("segment_id", "label_family", "label")
    )


def to_examples(labels: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """What the next fit learns from people, in the columns of the label bank, one row per text.

    Null is what nobody spoke about, which must not teach; no signal is an empty text, as in the
    bank. A signal stands without kind and strength: nobody said how plainly.

    Args:
        labels: of `decide_labels`.
        texts: segment_id, segment_text; a label without a text teaches nothing.
    """
    said = pl.when(pl.col("label") == NO_SIGNAL).then(pl.lit("")).otherwise("label")
    spoken = {
        name: said.filter(pl.col("label_family") == family).sort().str.join("|")
        for name, family in _BANK_COLUMNS.items()
    }
    is_spoken = {
        name: (pl.col("label_family") == family).any() for name, family in _BANK_COLUMNS.items()
    }
    return (
        labels.join(texts.rename({"segment_text": "text"}), on="segment_id")
        .group_by("segment_id", "text")
        .agg(pl.when(is_spoken[name]).then(spoken[name]).alias(name) for name in _BANK_COLUMNS)
        .sort("text", "segment_id")
        .select(
            "segment_id",
            "text",
            "intents",
            "sentiment",
            "emotion",
            pl.lit(None, dtype=pl.Boolean).alias("friction"),
            "signals",
            pl.lit(None, dtype=pl.String).alias("product_kind"),
        )
    )
