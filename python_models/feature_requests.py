"""Requests with the three things that make one worth building: need, expectation, friction."""

from typing import Final

import dataframely as dy
import polars as pl

from python_models.frames import FeatureRequests
from python_models.request_phrases import to_need_text

VERSION: Final = "slots-1"

_REQUEST: Final = "feature_request"
_COMPLAINTS: Final = ("complaint", "bug_report")
_EXPECTED: Final = (
    r"(?i)\b(?:expect(?:ed|ing|ation)|(?:would|['’]d) (?:\w+ )?expect|assum(?:ed|ing)|presumed"
    r"|(?:for|as) granted|imagined|figured|counted on|(?:was|were|is|are) (?:supposed|meant) to"
    r"|thought (?:that|it|there|this|you|we|i|the|your|maybe|one)|hoped|you['’]d think|would think"
    r"|used to be able|every other|(?:any|all) other|promised|advertised"
    r"|other (?:tool|app|product|system|vendor|platform)s?(?: \w+){0,3}"
    r" (?:lets?|allows?|ha[sd]|have|do|does|can|offers?)"
    r"|(?:old|previous|last) (?:tool|app|product|system|vendor|platform|software)"
    r"|(?:sales|docs|documentation|website|demo|brochure)(?: \w+){0,4}"
    r" (?:says?|said|told|showed))\b"
)
_OUGHT: Final = (
    r"(?i)\b(?:should(?:n['’]t)? (?:\w+ )?(?:be|have|do|let|allow|just|work|show|take|not|need)"
    r"|ought to|surely|normally|must be (?:a|some) way|standard (?:feature|in)|basic feature)\b"
)
# work that a tool is there to take over, told without a word of complaint
_EFFORT: Final = (
    r"(?i)\b(?:one (?:by|at a) (?:one|time)|by hand|manual(?:ly)?|each (?:one|time)|over and over"
    r"|every (?:single|time)|retyp(?:e|ed|ing)|copy(?:ing)?[- ]and[- ]past\w+"
    r"|(?:spen[dt]|wast(?:e|ed)|took|takes|lost|los(?:e|ing)) (?:\w+ ){0,4}"
    r"(?:minutes?|hours?|days?|weeks?|afternoon|morning|evening|time))\b"
)
_SAME_MESSAGE, _ITSELF, _EARLIER = 2, 1, 0


def extract_feature_requests(segments: pl.DataFrame) -> dy.DataFrame[FeatureRequests]:
    """One row per segment whose first or second intent is to ask for something.

    Expectation and friction are looked for in the same message first, then in the request itself,
    then in what the customer wrote before.

    Args:
        segments: whole conversations, the customer's segments only: segment_id, conversation_id,
            message_id, sent_at, segment_number, segment_text, intent, second_intent, is_abstained,
            friction_score, is_friction; labels may be null.
    """
    read = _read_segments(segments)
    requests = read.filter("is_request")
    pairs = _pair_with_others(requests, read)
    expectations = _choose(
        pairs.filter(pl.col("expectation_rank") > 0), "expectation", by=["expectation_rank"]
    )
    troubles = pairs.join(expectations, on="segment_id", how="left").filter("is_trouble")
    frictions = _choose(
        troubles.with_columns(
            is_other=pl.col("other_id").ne_missing(pl.col("expectation_segment_id"))
        ),
        "friction",
        by=["is_other", "place", "is_friction", "friction_score"],
    )
    needs = [to_need_text(text) for text in requests["segment_text"]]
    frame = (
        requests.with_columns(pl.Series("need_text", needs, dtype=pl.String))
        .join(expectations, on="segment_id", how="left")
        .join(frictions, on="segment_id", how="left")
        .with_columns(
            pl.col("intent").is_in(_COMPLAINTS).alias("is_hidden_in_complaint"),
            pl.lit(VERSION).alias("model_version"),
        )
        .select(FeatureRequests.column_names())
        .sort("segment_id")
    )
    return FeatureRequests.validate(frame, cast=True)


def _read_segments(segments: pl.DataFrame) -> pl.DataFrame:
    """Segments in order, with what each says beside its request."""
    text, intent = pl.col("segment_text"), pl.col("intent").cast(pl.String)
    asks = (intent == _REQUEST) | (pl.col("second_intent").cast(pl.String) == _REQUEST)
    return (
        segments.sort("conversation_id", "sent_at", "message_id", "segment_number")
        .with_row_index("position")
        .with_columns(
            pl.col("position").cast(pl.Int64),
            intent.fill_null(""),
            pl.col("is_friction").fill_null(value=False),
            pl.col("friction_score").fill_null(0.0),
            (asks.fill_null(value=False) & ~pl.col("is_abstained").fill_null(value=True)).alias(
                "is_request"
            ),
            text.str.contains(_EXPECTED).alias("is_expected"),
            text.str.contains(_OUGHT).alias("is_ought"),
            text.str.contains(_EFFORT).alias("is_effort"),
        )
    )


def _pair_with_others(requests: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    """One row per request and segment that may fill one of its slots, the request itself too."""
    told = read.select(
        "conversation_id",
        *("is_friction", "friction_score", "is_expected", "is_ought", "is_effort"),
        pl.col("intent").is_in(_COMPLAINTS).alias("is_complaint"),
        pl.col("segment_id").alias("other_id"),
        pl.col("segment_text").alias("other_text"),
        *(pl.col(name).alias(f"other_{name}") for name in ("position", "message_id")),
    )
    distance = pl.col("position") - pl.col("other_position")
    place = (
        pl.when(distance == 0)
        .then(_ITSELF)
        .when(pl.col("message_id") == pl.col("other_message_id"))
        .then(_SAME_MESSAGE)
        .when(distance > 0)
        .then(_EARLIER)
    )
    return (
        requests.select("segment_id", "conversation_id", "message_id", "position")
        .join(told, on="conversation_id")
        .with_columns(place.alias("place"), (-distance.abs()).alias("nearness"))
        .drop_nulls("place")
        .with_columns(_rank_expectation(), _is_trouble())
    )


def _rank_expectation() -> pl.Expr:
    """0 for none; "should" tells one only beside the request: elsewhere it is advice."""
    place = pl.col("place")
    return (
        pl.when("is_expected")
        .then(place.replace_strict({_SAME_MESSAGE: 4, _ITSELF: 3, _EARLIER: 1}))
        .when(pl.col("is_ought") & (place == _SAME_MESSAGE))
        .then(2)
        .otherwise(0)
        .alias("expectation_rank")
    )


def _is_trouble() -> pl.Expr:
    told_calmly = pl.col("is_effort") & (pl.col("place") == _SAME_MESSAGE)
    itself = pl.col("is_complaint") & (pl.col("place") == _ITSELF)
    return (pl.col("is_friction") | told_calmly | itself).alias("is_trouble")


def _choose(pairs: pl.DataFrame, slot: str, *, by: list[str]) -> pl.DataFrame:
    return (
        pairs.sort([*by, "nearness", "other_id"], descending=True)
        .unique("segment_id", keep="first", maintain_order=True)
        .select(
            "segment_id",
            pl.col("other_id").alias(f"{slot}_segment_id"),
            pl.col("other_text").alias(f"{slot}_text"),
        )
    )
