import numpy as np
import polars as pl
import pytest

from python_models.embeddings import HashingEmbedder, Vectors
from python_models.topic_edge_words import EDGE_WORDS
from python_models.topic_graph import mean_vectors
from python_models.topic_labels import KEY_PHRASE_COUNT, label_topics, to_labels


def label(*topics: list[str]) -> list[list[str]]:
    texts = [text for topic in topics for text in topic]
    numbers = np.array([number for number, topic in enumerate(topics) for _ in topic])
    vectors: Vectors = HashingEmbedder().embed(texts)
    frame = pl.DataFrame({"topic_number": numbers, "segment_text": texts})
    centroids = mean_vectors(vectors, numbers, count=len(topics))
    return label_topics(frame, centroids=centroids, embedder=HashingEmbedder())


EXPORTS = ["The csv export fails", "A csv export was empty", "I want that csv export back"]
LOGINS = ["The login page loops", "Your login page isn't there", "I've seen the login page"]


def test_a_topic_is_named_by_what_its_texts_share_and_others_lack() -> None:
    assert [phrases[0] for phrases in label(EXPORTS, LOGINS)] == ["csv export", "login page"]


def test_no_phrase_starts_or_ends_with_a_word_that_says_nothing() -> None:
    edges = {word for phrases in label(EXPORTS, LOGINS) for p in phrases for word in p.split()[::1]}
    outer = {w for ps in label(EXPORTS, LOGINS) for p in ps for w in (p.split()[0], p.split()[-1])}
    assert edges
    assert not outer & EDGE_WORDS


def test_there_are_few_phrases_and_none_within_another() -> None:
    phrases = label(EXPORTS * 2, LOGINS * 2)[0]
    assert 0 < len(phrases) <= KEY_PHRASE_COUNT
    assert not [
        (a, b) for a in phrases for b in phrases if a != b and set(a.split()) <= set(b.split())
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["one thing only", "other words here"],
        ["你好", "再见"],
        ["[email] [phone]", "[email] [phone]"],
        ["https://tool.com/login", "https://tool.com/login"],
        ["it is what it is", "it is what it is"],
    ],
)
def test_texts_that_share_no_phrase_give_none(texts: list[str]) -> None:
    assert label(texts) == [[]]


def test_typographic_apostrophes_are_read_as_straight_ones() -> None:
    curly = [text.replace("'", "’") for text in LOGINS]
    assert label(EXPORTS, curly) == label(EXPORTS, LOGINS)


@pytest.mark.parametrize(
    ("phrases", "labels"),
    [
        ([["csv export", "file"]], ["Csv export"]),
        ([["export", "file", "csv"]], ["Export, file"]),
        ([["export"]], ["Export"]),
        ([[]], ["first words"[0].upper() + "first words"[1:]]),
        ([["csv export", "file"], ["csv export", "empty"]], ["Csv export", "Csv export, empty"]),
    ],
)
def test_a_label_is_as_many_phrases_as_tell_it_apart(
    phrases: list[list[str]], labels: list[str]
) -> None:
    assert to_labels(phrases, fallbacks=["first words"] * len(phrases), taken=[]) == labels


# Two topics of the same name: nobody could tell them apart in a report.
def test_a_number_tells_labels_apart_where_no_phrase_does() -> None:
    labels = to_labels([["export"]] * 3 + [[]] * 2, fallbacks=["words"] * 5, taken=[])
    assert labels == ["Export", "Export (2)", "Export (3)", "Words", "Words (2)"]


# A topic born later took the name of one that was there.
def test_the_label_of_a_known_topic_is_not_given_again() -> None:
    phrases = [["csv export", "empty file"]]
    assert to_labels(phrases, fallbacks=["words"], taken=["Csv export"]) == [
        "Csv export, empty file"
    ]
