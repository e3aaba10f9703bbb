import numpy as np
import polars as pl
import pytest

from python_models.embeddings import HashingEmbedder
from python_models.topic_watches import (
    LONE_PHRASE_THRESHOLD,
    MIN_THRESHOLD,
    WatchTopic,
    calibrate,
    match_segments,
    read_watch_topics,
    to_watch_rows,
)
from tests.python_models.topic_company import segments, unit

COLUMNS = ("watch_topic_id", "topic_label", "filter_keywords", "example_phrases")


def watch(keywords: str | None = None, phrases: str | None = None) -> list[WatchTopic]:
    lookup = pl.DataFrame(
        [("sync", "Sync", keywords, phrases)],
        schema=dict.fromkeys(COLUMNS, pl.String),
        orient="row",
    )
    return read_watch_topics(lookup, embedder=HashingEmbedder())


def matched(topic: WatchTopic, *texts: str) -> dict[str, str]:
    frame = match_segments(segments(*texts), topic)
    numbers = frame["segment_id"].str.strip_prefix("s").cast(pl.Int64)
    return {texts[number]: by for number, by in zip(numbers, frame["matched_by"], strict=True)}


@pytest.mark.parametrize(
    ("text", "is_match"),
    [
        ("The SAP integration is down", True),
        ("INTEGRATION?", True),
        ("our c++ build", True),
        ("Disintegrations everywhere", False),
        ("integrationist", False),
        ("single sign-on, please", True),
    ],
)
def test_keywords_are_whole_words_in_any_case(text: str, *, is_match: bool) -> None:
    topic = watch("integration|c++|sign-on")[0]
    assert (text in matched(topic, text)) == is_match


def test_phrases_match_what_is_nearly_as_like_them_as_they_are() -> None:
    topic = watch(phrases="calendar sync broken|calendar sync fails|calendar sync stopped")[0]
    found = matched(topic, "calendar sync fails", "wrong invoice vat", "calendar sync late")
    assert found == {"calendar sync fails": "phrase", "calendar sync late": "phrase"}


def test_a_keyword_counts_before_a_phrase() -> None:
    topic = watch("calendar", "calendar sync broken|calendar sync fails")[0]
    assert matched(topic, "calendar sync fails") == {"calendar sync fails": "keyword"}


def test_the_threshold_comes_from_the_phrases() -> None:
    assert calibrate(unit([1, 0])) == LONE_PHRASE_THRESHOLD
    assert calibrate(unit([1, 0], [0, 1])) == MIN_THRESHOLD
    np.testing.assert_allclose(calibrate(unit([1, 0], [1, 0])), 0.9)


@pytest.mark.parametrize("nothing", [None, "", " | "])
def test_a_watch_topic_that_looks_for_nothing_is_none(nothing: str | None) -> None:
    assert watch(nothing, nothing) == []


def test_another_definition_is_another_version() -> None:
    versions = {watch(words)[0].version for words in ("sync", "sync|syncs", "sync")}
    assert len(versions) == 2


def test_watch_topics_stand_beside_the_others_with_a_status_of_their_own() -> None:
    rows = to_watch_rows(watch("sync|syncs"), first_seen={})
    row = rows.row(0, named=True)
    assert (row["topic_id"], row["status"], row["topic_level"]) == ("watch_sync", "watch", "topic")
    assert (row["topic_label"], row["key_phrases"]) == ("Sync", "sync, syncs")
    assert row["first_seen_at"] is None
