"""`python -m orchestration.label_sample 100`: segments for people to label, as CSV to be filled in.

Here belongs drawing the sample from the published warehouse. What a label may be belongs in
`python_models/human_labels.py`; reading the filled file belongs to the entity `human_labels`.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

import polars as pl

from orchestration.defs.resources import read_settings
from orchestration.errors import NothingToReadError, VerbatimError
from orchestration.warehouse import read_table
from python_models.human_labels import LABELS

# Only what is shown can be wrong: courtesies and other languages carry no insight.
_SEGMENTS: Final = """
select
    insights.segment_id,
    any_value(insights.quote) as segment_text,
    any_value(insights.channel) as channel,
    coalesce(any_value(topics.topic_label), '') as topic_label,
    coalesce(any_value(insights.topic_id), '') as topic_id,
    md5('{seed}' || insights.segment_id) as draw
from marts.fct_insights as insights
left join marts.dim_topics as topics on insights.topic_id = topics.topic_id
group by insights.segment_id
"""
_LABELS: Final = """
select
    segment_id, label_family,
    string_agg(label, '|' order by confidence_score desc, label) as predicted_label
from marts.fct_insights
group by segment_id, label_family
"""
COLUMNS: Final = (
    "segment_id",
    "label_family",
    "label",
    "labelled_by",
    "labelled_at",
    "sampling",
    "segment_text",
    "channel",
    "topic_label",
    "predicted_label",
)


def main(arguments: list[str]) -> int:
    """Write the sample to standard output. Returns the exit code."""
    options = _parse(arguments)
    try:
        sample = draw_label_sample(
            read_settings().published_path, count=options.count, seed=options.seed
        )
    except VerbatimError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(sample.write_csv())
    sys.stderr.write(
        "Fill in label, labelled_by and labelled_at; copy a line for a second signal; write none "
        "where a segment gives no signal; drop lines left empty. Then save it as "
        "human_labels.csv in the folder labels/ of DATA_DIR.\n"
    )
    return 0


def draw_label_sample(published_path: Path, *, count: int, seed: int = 0) -> pl.DataFrame:
    """One line per drawn segment and family of labels, with the columns of `COLUMNS`.

    Every segment is as likely as any other, so that shares of the sample are shares of all; topics
    and channels come in proportion. The same warehouse, count and seed give the same lines.

    Raises:
        NothingToReadError: there is no published warehouse, or nothing is labelled in it.
    """
    if not published_path.is_file():
        raise NothingToReadError(
            f"Expected a published warehouse at {published_path}, found none. Run `make run` "
            "first, or set WAREHOUSE_PATH to where it is."
        )
    segments = read_table(published_path, _SEGMENTS.format(seed=int(seed)))
    if segments.is_empty():
        raise NothingToReadError(
            f"Expected labelled segments in {published_path}, found none. Run `make run` on "
            "exports with English text, with EMBEDDER unset."
        )
    return _to_form(take_evenly(segments, count=count), read_table(published_path, _LABELS))


def take_evenly(segments: pl.DataFrame, *, count: int) -> pl.DataFrame:
    """Every n-th segment of all in the order of topic, channel and chance; all if there are fewer.

    Args:
        segments: segment_id, topic_id, channel, draw; draw is the chance.
        count: how many to take.
    """
    total = len(segments)
    place = pl.int_range(pl.len(), dtype=pl.Int64)
    is_taken = (place + 1) * count // total > place * count // total
    return segments.sort("topic_id", "channel", "draw", "segment_id").filter(
        is_taken if count < total else pl.lit(True)  # noqa: FBT003
    )


def _to_form(sample: pl.DataFrame, predicted: pl.DataFrame) -> pl.DataFrame:
    families = pl.DataFrame({"label_family": list(LABELS), "family_number": range(len(LABELS))})
    text = pl.col("segment_text")
    return (
        sample.join(families, how="cross")
        .join(predicted, on=["segment_id", "label_family"], how="left")
        .sort("draw", "segment_id", "family_number")
        .with_columns(
            pl.lit("random").alias("sampling"),
            # a spreadsheet would run what a customer wrote
            pl.when(text.str.contains(r"^\s*[=+@-]"))
            .then(pl.format("'{}", text))
            .otherwise(text)
            .alias("segment_text"),
            *(pl.lit("").alias(name) for name in ("label", "labelled_by", "labelled_at")),
        )
        .select(COLUMNS)
    )


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m orchestration.label_sample",
        description="Draws segments at random for people to label.",
    )
    parser.add_argument("count", type=_positive, help="how many segments")
    parser.add_argument("--seed", type=int, default=0, help="another number, another sample")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
