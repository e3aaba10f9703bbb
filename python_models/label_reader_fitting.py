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
from python_models.label_losses import add_losses
from python_models.label_reader import VERSION, LabelReader, hash_bank
from python_models.label_targets import (
    BANK_COLUMNS,
    HEADS,
    Targets,
    to_targets,
)
from python_models.label_thresholds import choose_thresholds, read_unseen
from python_models.linear_heads import LinearHead, Matrix
from python_models.reading_layers import ReadingLayers
from python_models.segment_features import SegmentFeatures, fit_feature_space

MIN_ROWS: Final = 20
MIN_LABELS: Final = 2
PRIOR_TAKEN_OUT: Final = 0.5
_SMALLEST_SHARE: Final = 0.01
_BALANCED_HEADS: Final = ("intent", "emotion")


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

    hidden_count: int = 256
    epochs: int = 30
    batch_size: int = 128
    learning_rate: float = 2e-3
    weight_decay: float = 0.03
    feature_dropout: float = 0.2
    hidden_dropout: float = 0.6
    folds: int = 3
    seed: int = 7


def fit_label_reader(
    bank: pl.DataFrame,
    features: SegmentFeatures,
    *,
    embedder_version: str,
    reading_layers: ReadingLayers | None = None,
    settings: ReaderSettings | None = None,
) -> LabelReader:
    """Fit all heads together.

    Args:
        bank: columns of `BANK_COLUMNS`, sorted by text.
        features: of the same rows.
        embedder_version: what made the vectors.
        reading_layers: what made the reading vectors, to be listened to as much as the network;
            without them the network decides alone.
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
    if reading_layers:
        reader = listen_to_both(reader, reading_layers)
        thresholds = reading_layers.thresholds
    else:
        fit = partial(fit_heads, settings=chosen)
        unseen = read_unseen(features, targets, folds=chosen.folds, seed=chosen.seed, fit=fit)
        thresholds = choose_thresholds(unseen, targets)
    reader = balance_labels(reader, targets)
    digest = hash_bank(bank.select(BANK_COLUMNS).rows(), embedder_version=embedder_version)
    return replace(reader, version=f"{VERSION}+{embedder_version}+{digest}", thresholds=thresholds)


def listen_to_both(reader: LabelReader, layers: ReadingLayers) -> LabelReader:
    """The mean score of a reader's network and of the moved layers' own heads."""
    count = len(reader.hidden_intercepts)
    heads = {
        name: LinearHead(
            _to_single(np.vstack([head.weights[:count], layers.heads[name].weights]) / 2),
            _to_single((head.intercepts + layers.heads[name].intercepts) / 2),
        )
        for name, head in reader.heads.items()
    }
    return replace(reader, heads=heads)


def balance_labels(reader: LabelReader, targets: dict[str, Targets]) -> LabelReader:
    """Take half of what the bank's mix of intents and emotions says out of their heads.

    How often they stand in the bank is what its authors found worth writing, not how often people
    say it (logit adjustment, Menon et al. 2021). Of sentiments the mix is nearer to the world's.
    """
    heads = dict(reader.heads)
    for name in _BALANCED_HEADS:
        shares = targets[name].sum(axis=0) / max(targets[name].sum(), 1)
        shift = PRIOR_TAKEN_OUT * np.log(np.maximum(shares, _SMALLEST_SHARE))
        head = heads[name]
        heads[name] = LinearHead(head.weights, _to_single(head.intercepts - shift))
    return replace(reader, heads=heads)


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
        heads={name: _to_head(head, features) for name, head in heads.items()},
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
            loss = add_losses(heads, seen, {name: target[batch] for name, target in wanted.items()})
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()


def _to_head(linear: Any, features: SegmentFeatures) -> LinearHead:
    """A head that sees the network alone: its weights on the moved layers are nothing."""
    unheard = np.zeros((features.reading_vectors.shape[1], linear.out_features), dtype=np.float32)
    return LinearHead(np.vstack([_to_numpy(linear.weight.T), unheard]), _to_numpy(linear.bias))


def _to_single(numbers: Any) -> Matrix:
    return np.asarray(numbers, dtype=np.float32)


def _to_numpy(tensor: Any) -> Matrix:
    return np.ascontiguousarray(tensor.detach().numpy(), dtype=np.float32)
