import numpy as np
import polars as pl
import pytest

from python_models.embeddings import to_matrix
from python_models.topic_texts import to_topic_texts
from tests.python_models.topic_company import segments


def test_equal_texts_in_equal_messages_share_a_key_and_only_one_is_first() -> None:
    frame, vectors = to_topic_texts(segments("it fails", "it fails", "it works"))
    assert frame["text_key"].n_unique() == 2
    assert frame["is_first"].to_list() == [True, False, True]
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-5)


def test_the_same_sentence_in_another_message_is_read_in_its_light() -> None:
    frame = segments("still broken", "the export", "still broken", "the login").with_columns(
        message_id=pl.Series(["m1", "m1", "m2", "m2"]),
        conversation_id=pl.Series(["c1", "c1", "c2", "c2"]),
    )
    texts, vectors = to_topic_texts(frame)
    assert texts["text_key"].n_unique() == 4
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[3]


def test_circumstances_without_a_request_tell_what_the_others_are_about() -> None:
    told, greeted = (
        segments("the invoice", "it is wrong", conversation_id=pl.lit("c")).with_columns(
            message_id=pl.lit("m"),
            noise_reason=pl.Series(["no_request", None]),
            is_courtesy=pl.Series([is_courtesy, False]),
        )
        for is_courtesy in (False, True)
    )
    (texts, with_it), (_, without_it) = to_topic_texts(told), to_topic_texts(greeted)
    assert texts["segment_text"].to_list() == ["it is wrong"]
    (invoice,) = to_matrix(told["embedding"].head(1))
    assert with_it[0] @ invoice > without_it[0] @ invoice


def test_only_the_first_message_of_a_conversation_opens_it() -> None:
    frame = segments("the export fails", "any news", "thanks", conversation_id=pl.lit("c"))
    texts, _ = to_topic_texts(frame)
    assert texts["is_opening"].to_list() == [True, False, False]


def test_what_is_done_gives_context_and_does_not_come_back() -> None:
    frame = segments("the export fails", "any news", conversation_id=pl.lit("c"))
    done = frame.with_columns(is_to_do=pl.Series([False, True]))
    texts, vectors = to_topic_texts(done)
    assert texts["segment_id"].to_list() == ["s001"]
    np.testing.assert_array_equal(vectors, to_topic_texts(frame)[1][1:])


def test_the_order_of_the_input_does_not_matter() -> None:
    frame = segments("one thing", "another thing", "a third")
    texts, vectors = to_topic_texts(frame)
    again, same_vectors = to_topic_texts(frame.reverse())
    assert texts.equals(again)
    np.testing.assert_array_equal(vectors, same_vectors)


# A company that writes only German stopped the whole refresh: the empty frame lacked a column.
@pytest.mark.parametrize(
    "frame", [segments("nichts geht", noise_reason=pl.lit("not_english")), segments()]
)
def test_nothing_that_may_have_a_topic_gives_an_empty_frame_of_the_same_columns(
    frame: pl.DataFrame,
) -> None:
    texts, vectors = to_topic_texts(frame)
    assert (len(texts), vectors.shape[0]) == (0, 0)
    assert texts.schema == to_topic_texts(segments("it fails"))[0].schema
