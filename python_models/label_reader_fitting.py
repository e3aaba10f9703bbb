"""Fit a label reader on the label bank.

The same rows in the same order give the same reader on the same machine. The fitted reader of the
shipped bank comes with the package, so that nobody fits it twice.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import numpy as np
import polars as pl

from python_models.errors import LabelBankError
from python_models.label_reader import VERSION, LabelReader, LinearHead, hash_bank
from python_models.label_targets import (
    BANK_COLUMNS,
    HEADS,
    MULTI_LABEL_HEADS,
    Targets,
    to_targets,
)
from python_models.label_thresholds import choose_thresholds
from python_models.segment_features import Matrix, SegmentFeatures, fit_feature_space

MIN_ROWS: Final = 20
MIN_LABELS: Final = 2


@dataclass(frozen=True)
class ReaderSettings:
    """One set of defaults for all data.

    Attributes:
        hidden_count: width of the network.
        epochs: passes over the bank.
        batch_size: rows a step.
        learning_rate: at the start; falls to zero along a cosine.
        weight_decay: pull of the weights towards zero.
        feature_dropout: share of the features hidden from a step.
        hidden_dropout: share of the network hidden from a step.
        folds: parts of the bank that thresholds are chosen on, each read by a reader without it.
        seed: of everything random.
    """

    hidden_count: int = 384
    epochs: int = 30
    batch_size: int = 128
    learning_rate: float = 2e-3
    weight_decay: float = 0.03
    feature_dropout: float = 0.2
    hidden_dropout: float = 0.6
    folds: int = 3
    seed: int = 7


# How much a head's mistakes weigh: signals are rare, so theirs are small sums.
_LOSS_WEIGHTS: Final = {
    "intent": 1.0,
    "sentiment": 0.5,
    "wording": 0.3,
    "emotion": 0.5,
    "strength": 0.3,
    "friction": 1.0,
    "signal": 5.0,
    "kind": 3.0,
}


def fit_label_reader(
    bank: pl.DataFrame,
    features: SegmentFeatures,
    *,
    embedder_version: str,
    settings: ReaderSettings | None = None,
) -> LabelReader:
    """Fit all heads together.

    Args:
        bank: columns of `BANK_COLUMNS`, sorted by text.
        features: of the same rows.
        embedder_version: what made the vectors.
        settings: see `ReaderSettings`.

    Raises:
        LabelBankError: fewer than 20 rows, fewer than two intents, or a label that does not exist.
    """
    chosen = settings or ReaderSettings()
    targets = to_targets(bank)
    found = int((targets["intent"].sum(axis=0) > 0).sum())
    if len(bank) < MIN_ROWS or found < MIN_LABELS:
        raise LabelBankError(
            f"Expected a label bank of at least {MIN_ROWS} sentences with {MIN_LABELS} intents, "
            f"found {len(bank)} with {found}. Add sentences to seeds/lookups/label_bank.csv."
        )
    reader = fit_heads(features, targets, chosen)
    thresholds = choose_thresholds(
        features,
        targets,
        folds=chosen.folds,
        seed=chosen.seed,
        fit=partial(fit_heads, settings=chosen),
    )
    digest = hash_bank(bank.select(BANK_COLUMNS).rows(), embedder_version=embedder_version)
    return replace(reader, version=f"{VERSION}+{embedder_version}+{digest}", thresholds=thresholds)


def fit_heads(
    features: SegmentFeatures, targets: dict[str, Targets], settings: ReaderSettings
) -> LabelReader:
    """A reader without thresholds, for rows that the caller has checked."""
    import torch

    space = fit_feature_space(features)
    with torch.random.fork_rng():
        torch.manual_seed(settings.seed)
        hidden = torch.nn.Linear(space.width, settings.hidden_count)
        heads = torch.nn.ModuleDict(
            {
                name: torch.nn.Linear(settings.hidden_count, len(labels))
                for name, labels in HEADS.items()
            }
        )
        rows = torch.from_numpy(space.to_rows(features))
        wanted = {name: torch.from_numpy(target) for name, target in targets.items()}
        _train(hidden, heads, rows, wanted, settings)
    return LabelReader(
        version=VERSION,
        space=space,
        # as they are kept: a reader gives the same answers before and after
        hidden_weights=_to_numpy(hidden.weight.T).astype(np.float16).astype(np.float32),
        hidden_intercepts=_to_numpy(hidden.bias),
        heads={
            name: LinearHead(_to_numpy(head.weight.T), _to_numpy(head.bias))
            for name, head in heads.items()
        },
        thresholds={},
    )


def _train(hidden: Any, heads: Any, rows: Any, wanted: Any, settings: ReaderSettings) -> None:
    import torch

    network = torch.nn.Sequential(
        torch.nn.Dropout(settings.feature_dropout),
        hidden,
        torch.nn.ReLU(),
        torch.nn.Dropout(settings.hidden_dropout),
    )
    optimizer = torch.optim.AdamW(
        [*network.parameters(), *heads.parameters()],
        lr=settings.learning_rate,
        weight_decay=settings.weight_decay,
    )
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, settings.epochs)
    for _ in range(settings.epochs):
        for batch in torch.randperm(len(rows)).split(settings.batch_size):
            seen = network(rows[batch])
            loss = sum(
                _LOSS_WEIGHTS[name] * _lose(name, heads[name](seen), wanted[name][batch])
                for name in HEADS
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()


def _lose(name: str, scores: Any, wanted: Any) -> Any:
    from torch.nn import functional

    if name in MULTI_LABEL_HEADS:
        return functional.binary_cross_entropy_with_logits(scores, wanted)
    # a row that does not teach this head has no target
    teaches = wanted.sum(dim=1) > 0
    if not bool(teaches.any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores[teaches], wanted[teaches])


def _to_numpy(tensor: Any) -> Matrix:
    return np.ascontiguousarray(tensor.detach().numpy(), dtype=np.float32)
