"""MiniLM's upper layers as the label bank moved them: they tell what people do with words.

The lower half of the encoder is shared, so reading a text costs half of embedding it. Each matrix
of an upper layer is changed by a product of two thin ones (LoRA, Hu et al. 2021), kept as plain
numbers. Fitting is in `reading_layers_fitting.py`.
"""

import copy
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from python_models.linear_heads import LinearHead, Matrix, from_arrays, to_arrays

# of six
SHARED_LAYERS: Final = 3
# Fitted on the bank that comes with the project.
SHIPPED_LAYERS: Final = Path(__file__).parent / "reading_layers.npz"


@dataclass(frozen=True)
class ReadingLayers:
    """What `fit_reading_layers` found.

    Attributes:
        changes: by the name of a matrix within the upper layers: down of shape (rank, inputs) and
            up of shape (outputs, rank); their product is added to the matrix.
        heads: linear heads on what the changed layers give, one a key of `label_targets.HEADS`.
        thresholds: probability from which a label counts when the reader listens to both; chosen on
            sentences that neither had seen.
    """

    changes: Mapping[str, tuple[Matrix, Matrix]]
    heads: Mapping[str, LinearHead]
    thresholds: Mapping[str, float]

    @property
    def version(self) -> str:
        """Names the changes: the same ones give the same vectors."""
        digest = hashlib.sha256()
        for name in sorted(self.changes):
            for matrix in self.changes[name]:
                digest.update(matrix.astype(np.float16).tobytes())
        return digest.hexdigest()[:8]

    def copy_layers(self, encoder: Any) -> list[Any]:
        """The upper layers of a transformers encoder, changed; the encoder stays as it is."""
        import torch

        layers = torch.nn.ModuleList(
            [copy.deepcopy(layer) for layer in encoder.encoder.layer[SHARED_LAYERS:]]
        )
        matrices = dict(layers.named_parameters())
        with torch.no_grad():
            for name, (down, up) in self.changes.items():
                matrices[f"{name}.weight"] += torch.from_numpy(up @ down)
        return list(layers)


def run_layers(layers: Iterable[Any], hidden: Any, attention_mask: Any) -> Any:
    """Tokens after some layers of an encoder, shape (texts, tokens, 384)."""
    additive = (1.0 - attention_mask[:, None, None, :].float()) * -1e9
    for layer in layers:
        hidden = layer(hidden, additive)
        hidden = hidden[0] if isinstance(hidden, tuple) else hidden
    return hidden


def read_upper_layers(layers: Iterable[Any], shared: Any, attention_mask: Any) -> Any:
    """Mean vectors, shape (texts, 384), of what the layers make of the shared ones' tokens."""
    hidden = run_layers(layers, shared, attention_mask)
    mask = attention_mask.unsqueeze(-1).float()
    return (hidden * mask).sum(dim=1) / mask.sum(dim=1)


@cache
def load_shipped_layers() -> ReadingLayers:
    """The layers that come with the project."""
    return from_bytes(SHIPPED_LAYERS.read_bytes())


def to_bytes(layers: ReadingLayers) -> bytes:
    """As a compressed archive of arrays in half precision."""
    arrays: dict[str, Any] = dict(to_arrays(layers.heads))
    for name, (down, up) in layers.changes.items():
        arrays[f"down_{name}"], arrays[f"up_{name}"] = _halve(down), _halve(up)
    said = {"heads": list(layers.heads), "thresholds": dict(layers.thresholds)}
    arrays["said"] = np.frombuffer(json.dumps(said).encode(), dtype=np.uint8)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def from_bytes(content: bytes) -> ReadingLayers:
    """What `to_bytes` wrote."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        said = json.loads(arrays["said"].tobytes())
        names = [name.removeprefix("down_") for name in arrays.files if name.startswith("down_")]
        return ReadingLayers(
            changes={
                name: (
                    arrays[f"down_{name}"].astype(np.float32),
                    arrays[f"up_{name}"].astype(np.float32),
                )
                for name in names
            },
            heads=from_arrays(arrays, said["heads"]),
            thresholds=said["thresholds"],
        )


def _halve(matrix: Matrix) -> Any:
    return matrix.astype(np.float16)
