"""Openings in which no sentence counts as a request: the most substantial one speaks for them."""

import re
from typing import Final

import polars as pl

MIN_OWN_WORDS: Final = 4
# what greetings, thanks and good wishes are made of; "I" and "my" are where matters begin
_COURTESY_WORDS: Final = """
    a advance afternoon all am and anyone are at best both cheers day dear doing email evening
    everybody everyone fine find finds folks for from good great greetings guys have having hello
    hey hi hope hoping how in is it kind kindly looking forward lovely mail many message morning
    much nice of please regards sir madam so support team thank thanks that the there this time to
    today very warm week weekend well wishes wonderful you your
"""
_COURTESIES: Final = frozenset(_COURTESY_WORDS.split())
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


def let_openings_stand(segments: pl.DataFrame) -> pl.DataFrame:
    """The segments, with `noise_reason` taken from one sentence of each opening without a request.

    It is the sentence with the most words that are no courtesy, when there are at least four.

    Args:
        segments: conversation_id, message_id, segment_text, noise_reason, in order of time.
    """
    is_opening = pl.col("message_id") == pl.col("message_id").first().over("conversation_id")
    is_silent = (pl.col("noise_reason") == "no_request").fill_null(value=False)
    numbered = segments.with_columns(pl.int_range(pl.len()).alias("row"))
    openings = numbered.filter(is_opening).filter(is_silent.all().over("conversation_id"))
    words = pl.Series("words", [_count_words(text) for text in openings["segment_text"]], pl.Int64)
    chosen = (
        openings.with_columns(words)
        .filter(pl.col("words") >= MIN_OWN_WORDS)
        .sort("words", "row", descending=[True, False])
        .unique("conversation_id", keep="first", maintain_order=True)["row"]
    )
    may_stand = pl.col("row").is_in(chosen.implode())
    return numbered.with_columns(
        pl.when(~may_stand).then("noise_reason").alias("noise_reason")
    ).drop("row")


def _count_words(text: str) -> int:
    return sum(word not in _COURTESIES for word in _WORD.findall(text.lower()))
