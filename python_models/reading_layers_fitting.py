"""Move MiniLM's upper layers so that linear heads on them tell the label bank's labels.

About ten minutes on two cores: done by `make reader`, never in a refresh.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from python_models.label_losses import add_losses
from python_models.label_targets import Targets
from python_models.linear_heads import LinearHead
from python_models.reading_layers import ReadingLayers
from python_models.reading_network import ReadingNetwork, ReadingSettings, to_numpy

# texts of like length share a batch: they are sorted within this many batches
_SORTED_TOGETHER: Final = 20


_RISING_SHARE: Final = 0.06


def fit_reading_layers(
    texts: list[str],
    targets: dict[str, Targets],
    *,
    report: Callable[[str], None],
    settings: ReadingSettings | None = None,
) -> ReadingLayers:
    """Fit changes and heads together, without thresholds.

    Args:
        texts: of the label bank, at least one.
        targets: of the same rows, as `label_targets.to_targets`.
        report: told after each epoch.
        settings: see `ReadingSettings`.
    """
    import torch

    chosen = settings or ReadingSettings()
    with torch.random.fork_rng():
        torch.manual_seed(chosen.seed)
        network = ReadingNetwork(texts, chosen)
        _train(network, targets, chosen, report)
    return ReadingLayers(
        changes={name: change.to_matrices() for name, change in network.changes.items()},
        heads={
            name: LinearHead(to_numpy(head.weight.T), to_numpy(head.bias))
            for name, head in network.heads.items()
        },
        thresholds={},
    )


def _train(
    network: ReadingNetwork,
    targets: dict[str, Targets],
    settings: ReadingSettings,
    report: Callable[[str], None],
) -> None:
    import torch

    lengths = [len(text) for text in network.texts]
    optimizer, schedule = _set_pace(network, settings, len(lengths))
    learning = [*network.matrices, *network.heads.parameters()]
    wanted = {name: torch.from_numpy(target) for name, target in targets.items()}
    dropout = torch.nn.Dropout(settings.dropout)
    random = np.random.default_rng(settings.seed)
    for epoch in range(settings.epochs):
        total = 0.0
        for rows in _batches(lengths, settings.batch_size, random):
            seen = dropout(network.read(rows))
            own = {name: target[rows] for name, target in wanted.items()}
            loss = add_losses(network.heads, seen, own)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, settings.max_slope)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(rows)
        report(f"reading layers: epoch {epoch + 1}, loss {total / len(lengths):.3f}")


def _set_pace(network: ReadingNetwork, settings: ReadingSettings, count: int) -> tuple[Any, Any]:
    """Steps that grow for a while and then shrink to nothing along a cosine."""
    import torch

    optimizer = torch.optim.AdamW(
        [
            {"params": network.matrices, "lr": settings.learning_rate},
            {"params": network.heads.parameters(), "lr": settings.head_learning_rate},
        ],
        weight_decay=settings.weight_decay,
    )
    steps = settings.epochs * math.ceil(count / settings.batch_size)

    def pace(step: int) -> float:
        rising = min(1.0, step / (_RISING_SHARE * steps))
        return rising * (1 + math.cos(math.pi * step / steps)) / 2

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, pace)


def _batches(
    lengths: list[int], size: int, random: np.random.Generator
) -> Iterator[npt.NDArray[np.int64]]:
    """Every row once, in batches of like length and of random order."""
    order = random.permutation(len(lengths))
    batches = []
    for start in range(0, len(order), size * _SORTED_TOGETHER):
        some = order[start : start + size * _SORTED_TOGETHER]
        by_length = some[np.argsort([lengths[row] for row in some], kind="stable")]
        batches += [by_length[at : at + size] for at in range(0, len(by_length), size)]
    for number in random.permutation(len(batches)):
        yield batches[number]
