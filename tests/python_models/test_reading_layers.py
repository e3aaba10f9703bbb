from dataclasses import replace

import numpy as np
import pytest

from python_models.embeddings import MiniLmEmbedder
from python_models.label_reader_fitting import listen_to_both
from python_models.label_targets import HEADS, to_targets
from python_models.linear_heads import LinearHead
from python_models.reading_layers import (
    SHIPPED_LAYERS,
    ReadingLayers,
    from_bytes,
    load_shipped_layers,
    to_bytes,
)
from python_models.reading_layers_fitting import fit_reading_layers
from python_models.reading_network import ReadingSettings
from tests.python_models.small_bank import BANK, see, small_reader

TEXTS = ["the export is broken", "how do we do mail"]


def layers_with(up: float) -> ReadingLayers:
    random = np.random.default_rng(7)
    down = random.standard_normal((2, 384)).astype(np.float16).astype(np.float32)
    heads = {
        name: LinearHead(
            random.standard_normal((384, len(labels))).astype(np.float32),
            random.standard_normal(len(labels)).astype(np.float32),
        )
        for name, labels in HEADS.items()
    }
    changes = {"0.attention.self.query": (down, np.full((384, 2), up, dtype=np.float32))}
    return ReadingLayers(changes, heads, {"friction": 0.5})


def test_what_was_kept_is_the_same() -> None:
    layers = layers_with(0.25)
    again = from_bytes(to_bytes(layers))
    assert (again.version, again.thresholds) == (layers.version, layers.thresholds)
    assert again.heads.keys() == layers.heads.keys()
    for name, head in layers.heads.items():
        np.testing.assert_array_equal(again.heads[name].weights, head.weights)


def test_another_change_is_another_version_and_another_head_is_not() -> None:
    layers = layers_with(0.25)
    assert layers_with(0.5).version != layers.version
    assert replace(layers, heads={}).version == layers.version


def test_layers_that_change_nothing_read_what_the_encoder_embeds() -> None:
    vectors, read = MiniLmEmbedder(layers_with(0.0)).embed_twice(TEXTS)
    unit = read / np.linalg.norm(read, axis=1, keepdims=True)
    np.testing.assert_allclose(unit, vectors, atol=1e-5)


def test_changed_layers_read_something_else_and_embed_the_same() -> None:
    vectors, read = MiniLmEmbedder(layers_with(0.25)).embed_twice(TEXTS)
    unit = read / np.linalg.norm(read, axis=1, keepdims=True)
    assert np.abs(unit - vectors).max() > 0.01
    np.testing.assert_array_equal(vectors, MiniLmEmbedder().embed(TEXTS))


def test_a_reader_that_listens_to_both_has_the_mean_of_their_scores() -> None:
    reader, layers, features = small_reader(), layers_with(0.0), see(*TEXTS)
    both = listen_to_both(reader, layers)
    hidden = reader.to_hidden(features)
    for name, head in both.heads.items():
        alone, own = reader.heads[name], layers.heads[name]
        expected = (
            hidden @ alone.weights
            + alone.intercepts
            + features.reading_vectors @ own.weights
            + own.intercepts
        ) / 2
        np.testing.assert_allclose(hidden @ head.weights + head.intercepts, expected, atol=1e-4)


@pytest.fixture(scope="module")
def fitted() -> ReadingLayers:
    settings = ReadingSettings(epochs=3, batch_size=8)
    return fit_reading_layers(
        BANK["text"].to_list(), to_targets(BANK), report=str, settings=settings
    )


def test_moved_layers_learn_the_bank(fitted: ReadingLayers) -> None:
    _, read = MiniLmEmbedder(fitted).embed_twice(BANK["text"].to_list())
    head = fitted.heads["intent"]
    found = (read @ head.weights + head.intercepts).argmax(axis=1)
    assert (found == to_targets(BANK)["intent"].argmax(axis=1)).mean() > 0.9


def test_the_shipped_layers_are_small_and_have_a_head_a_label() -> None:
    assert SHIPPED_LAYERS.stat().st_size < 1_000_000
    shipped = load_shipped_layers()
    assert {name: len(head.intercepts) for name, head in shipped.heads.items()} == {
        name: len(labels) for name, labels in HEADS.items()
    }
