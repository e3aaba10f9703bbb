import numpy as np
import polars as pl
import pytest

from python_models.embeddings import EMBEDDING_DIMENSION, HashingEmbedder, embed_texts
from python_models.segment_features import (
    TERM_WEIGHT,
    SegmentFeatures,
    fit_feature_space,
    to_plain_texts,
)
from tests.python_models.small_bank import see

TEXTS = [f"how do we {verb} it ?" for verb in ("send", "see", "sort", "share")]
WIDE = EMBEDDING_DIMENSION


@pytest.fixture
def space():
    return fit_feature_space(see(*TEXTS, *(f"the {word} broke" for word in ("app", "list"))))


def test_terms_are_words_and_pairs_that_four_texts_use(space):
    assert set(space.terms) == {"how", "how do", "do", "do we", "we", "it", "it ?", "?"}
    assert space.width == WIDE + len(space.terms)


def test_each_part_of_a_row_has_its_own_length(space):
    rows = space.to_rows(see(*TEXTS))
    assert (rows.shape, rows.dtype) == ((4, space.width), np.float32)
    parts = rows[:, :WIDE], rows[:, WIDE:]
    for part, length in zip(parts, (1.0, TERM_WEIGHT), strict=True):
        np.testing.assert_allclose(np.linalg.norm(part, axis=1), length, rtol=1e-5)


def test_unknown_words_have_no_terms(space):
    rows = space.to_rows(see("bonjour tout le monde"))
    assert not rows[:, WIDE:].any()
    assert np.linalg.norm(rows[0, :EMBEDDING_DIMENSION]) == pytest.approx(1.0)


def test_a_rare_term_weighs_more_than_a_frequent_one():
    space = fit_feature_space(see(*TEXTS, *(f"it fails {n}" for n in "abcd")))
    weights = dict(zip(space.terms, space.term_weights.tolist(), strict=True))
    assert weights["fails"] > weights["it"] > 0


def test_no_text_gives_no_row(space):
    nothing = SegmentFeatures([], *HashingEmbedder().embed_twice([]))
    assert space.to_rows(nothing).shape == (0, space.width)


def test_a_bank_without_a_frequent_word_has_no_terms():
    space = fit_feature_space(see("one", "two", "three"))
    assert (space.terms, space.width) == ((), WIDE)
    assert space.to_rows(see("one two")).shape == (1, WIDE)


def test_a_text_that_is_all_mean_is_no_division_by_zero():
    space = fit_feature_space(see("same", "same"))
    assert np.isfinite(space.to_rows(see("same"))).all()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("See https://a.example/b?c=1 now", "see  urlx  now"),
        ("www.a.example", " urlx "),
        ("Thanks @ana_b!", "thanks  atx !"),
        ("Error 502 on 12.05.", "error 0 on 0.0."),
        ("I CAN’T", "i can't"),
        ("", ""),
    ],
)
def test_links_handles_and_numbers_are_only_their_kind(text, plain):
    assert to_plain_texts([text]) == [plain]


def test_texts_that_differ_in_numbers_links_and_case_have_the_same_terms():
    first = [f"Order {n} fails, see https://a.example/{n}" for n in range(4)]
    space = fit_feature_space(see(*first))
    rows = space.to_rows(see(first[0], "ORDER 99 FAILS, see www.other.example"))
    np.testing.assert_array_equal(rows[0, WIDE:], rows[1, WIDE:])
    assert rows[0, WIDE:].any()


def test_features_come_from_columns_and_are_taken_by_mask_or_number():
    texts = pl.DataFrame({"content_sha256": ["a", "b", "c"], "segment_text": TEXTS[:3]})
    embedded = embed_texts(texts, embedder=HashingEmbedder())
    features = SegmentFeatures.of(texts.join(embedded, on="content_sha256"))
    assert features.texts == TEXTS[:3]
    by_mask = features.take(np.array([True, False, True]))
    by_number = features.take(np.array([0, 2]))
    assert by_mask.texts == by_number.texts == [TEXTS[0], TEXTS[2]]
    np.testing.assert_array_equal(by_mask.reading_vectors, by_number.reading_vectors)
