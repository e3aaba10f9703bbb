"""MiniLM with changes beside the matrices of its upper layers, while they learn."""

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from python_models.embeddings import load_minilm
from python_models.label_targets import HEADS
from python_models.linear_heads import Matrix
from python_models.reading_layers import SHARED_LAYERS, read_upper_layers, run_layers

_MATRICES: Final = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


@dataclass(frozen=True)
class ReadingSettings:
    """One set of defaults for all data.

    Attributes:
        rank: of the change of a matrix.
        scale: of the change.
        epochs: passes over the bank.
        batch_size: texts a step.
        learning_rate: of the changes; rises for a while, then falls to zero along a cosine.
        head_learning_rate: of the heads.
        weight_decay: pull towards zero.
        dropout: share of the mean vector hidden from a step.
        max_tokens: what is longer is cut.
        max_slope: norm that a step's slope is cut to.
        seed: of everything random.
    """

    rank: int = 16
    scale: float = 2.0
    epochs: int = 4
    batch_size: int = 48
    learning_rate: float = 1e-3
    head_learning_rate: float = 3e-3
    weight_decay: float = 0.01
    dropout: float = 0.2
    max_tokens: int = 96
    max_slope: float = 1.0
    seed: int = 7


class _Change:
    """Two thin matrices beside one of the encoder's; nothing until they have learned."""

    def __init__(self, linear: Any, settings: ReadingSettings) -> None:
        import torch

        self._scale = settings.scale
        down = torch.randn(settings.rank, linear.in_features) / math.sqrt(linear.in_features)
        self.down = torch.nn.Parameter(down)
        self.up = torch.nn.Parameter(torch.zeros(linear.out_features, settings.rank))
        linear.register_forward_hook(self._add)

    def to_matrices(self) -> tuple[Matrix, Matrix]:
        # as they are kept: the same vectors before and after
        down, up = to_numpy(self.down), to_numpy(self.up) * self._scale
        return down.astype(np.float16).astype(np.float32), up.astype(np.float16).astype(np.float32)

    def _add(self, _: Any, given: tuple[Any], found: Any) -> Any:
        return found + self._scale * (given[0] @ self.down.T) @ self.up.T


class ReadingNetwork:
    """What learns: the changes of the upper layers and the heads on them."""

    def __init__(self, texts: list[str], settings: ReadingSettings) -> None:
        import torch

        self.texts = texts
        self._max_tokens = settings.max_tokens
        model = load_minilm()
        self._encoder, self._tokenizer = model[0].auto_model, model.tokenizer
        self._encoder.requires_grad_(requires_grad=False)
        self._upper = self._encoder.encoder.layer[SHARED_LAYERS:]
        self.changes = {
            f"{number}.{name}": _Change(layer.get_submodule(name), settings)
            for number, layer in enumerate(self._upper)
            for name in _MATRICES
        }
        width = self._encoder.config.hidden_size
        self.heads = torch.nn.ModuleDict(
            {name: torch.nn.Linear(width, len(labels)) for name, labels in HEADS.items()}
        )

    @property
    def matrices(self) -> list[Any]:
        """Those that learn."""
        return [matrix for change in self.changes.values() for matrix in (change.down, change.up)]

    def read(self, rows: npt.NDArray[np.int64]) -> Any:
        """Mean vectors of the texts of these rows."""
        import torch

        batch = self._tokenizer(
            [self.texts[row] for row in rows],
            padding=True,
            truncation=True,
            max_length=self._max_tokens,
            return_tensors="pt",
        )
        mask = batch["attention_mask"]
        with torch.no_grad():
            tokens = self._encoder.embeddings(batch["input_ids"])
            shared = run_layers(self._encoder.encoder.layer[:SHARED_LAYERS], tokens, mask)
        return read_upper_layers(self._upper, shared, mask)


def to_numpy(tensor: Any) -> Matrix:
    """What a tensor has learned, as an array of its own."""
    return np.ascontiguousarray(tensor.detach().numpy(), dtype=np.float32)
