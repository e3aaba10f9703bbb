"""What a label bank row teaches: one target a head, from the columns that people write."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from python_models.errors import LabelBankError
from python_models.frames import EMOTIONS, INTENTS, SENTIMENTS, SIGNAL_KINDS, SIGNALS, STRENGTHS

Targets = npt.NDArray[np.float32]
KINDS: Final = tuple(kind for kinds in SIGNAL_KINDS.values() for kind in kinds)
# How the experience comes across: a calmly told failure is negative.
HEADS: Final[dict[str, tuple[str, ...]]] = {
    "intent": INTENTS,
    "sentiment": SENTIMENTS,
    "wording": SENTIMENTS,
    "emotion": EMOTIONS,
    "strength": STRENGTHS,
    "friction": ("friction",),
    "signal": SIGNALS,
    "kind": KINDS,
}
# Of these, several may be true of one segment, or none; of the others exactly one is.
MULTI_LABEL_HEADS: Final = frozenset({"friction", "signal", "kind"})
MAIN_INTENT_SHARE: Final = 0.65
_FRICTIONS: Final = ("true", "false")
BANK_COLUMNS: Final = ("text", "intents", "sentiment", "emotion", "friction", "signals")


@dataclass(frozen=True)
class SignalLabel:
    """A signal as written in the bank: `signal/strength` or `signal/kind/strength`."""

    signal: str
    kind: str | None
    strength: str

    @classmethod
    def parse(cls, text: str) -> "SignalLabel":
        """Raise LabelBankError when the text is neither form or names what does not exist."""
        parts = text.strip().split("/")
        kind = parts[1] if len(parts) == 3 else None  # noqa: PLR2004
        label = cls(parts[0], kind, parts[-1])
        kinds = SIGNAL_KINDS.get(label.signal, ())
        if (
            len(parts) not in {2, 3}
            or label.signal not in SIGNALS
            or label.strength not in STRENGTHS
            or (kind is not None and kind not in kinds)
        ):
            raise LabelBankError(
                "Expected a signal of the label bank as signal/strength or signal/kind/strength "
                f"with signals {SIGNALS} and strengths {STRENGTHS}, found {text!r}. "
                "Mend the row in seeds/lookups/label_bank.csv."
            )
        return label


def parse_signals(text: str | None) -> list[SignalLabel]:
    """The signals of one row; none where the column is empty."""
    return [SignalLabel.parse(part) for part in (text or "").split("|") if part.strip()]


def to_targets(bank: pl.DataFrame) -> dict[str, Targets]:
    """One array of shape (rows, labels) a head; a row of zeros teaches that head nothing.

    Args:
        bank: columns of `BANK_COLUMNS`; intent, sentiment, emotion and friction may be empty.

    Raises:
        LabelBankError: a label that does not exist.
    """
    rows = bank.select(
        *(pl.col(column).cast(pl.String).fill_null("") for column in BANK_COLUMNS[1:])
    ).rows()
    intents, sentiments, emotions, frictions, signals = (
        zip(*rows, strict=True) if rows else [()] * 5
    )
    parsed = [parse_signals(text) for text in signals]
    experience = [
        "negative" if sentiment == "neutral" and friction == "true" else sentiment
        for sentiment, friction in zip(sentiments, frictions, strict=True)
    ]
    return {
        "intent": _share_intents(intents),
        "sentiment": _one_hot(experience, SENTIMENTS, "sentiment"),
        "wording": _one_hot(sentiments, SENTIMENTS, "sentiment"),
        "emotion": _one_hot(emotions, EMOTIONS, "emotion"),
        "strength": _many_hot(
            [[label.strength for label in labels][:1] for labels in parsed], STRENGTHS
        ),
        "friction": _one_hot(frictions, _FRICTIONS, "friction")[:, :1],
        "signal": _many_hot([[label.signal for label in labels] for labels in parsed], SIGNALS),
        "kind": _many_hot(
            [[label.kind for label in labels if label.kind] for labels in parsed], KINDS
        ),
    }


def to_corrections(examples: pl.DataFrame) -> dict[str, Targets]:
    """What people's labels teach the heads they speak of; the others are left alone.

    Args:
        examples: as `human_labels.to_examples`: null is what nobody spoke about, and signals are
            names only.
    """
    rows = examples.select("intents", "sentiment", "emotion", "signals").rows()
    intents, sentiments, emotions, signals = zip(*rows, strict=True) if rows else [()] * 4
    sentiment = _one_hot((text or "" for text in sentiments), SENTIMENTS, "sentiment")
    heard = _many_hot([(text or "").split("|") for text in signals], SIGNALS)
    heard[[text is None for text in signals]] = np.nan
    return {
        "intent": _share_intents(text or "" for text in intents),
        "sentiment": sentiment,
        "emotion": _one_hot((text or "" for text in emotions), EMOTIONS, "emotion"),
        "signal": heard,
    }


def _share_intents(texts: Iterable[str]) -> Targets:
    targets = []
    for text in texts:
        names = [name for name in text.split("|") if name]
        row = np.zeros(len(INTENTS), dtype=np.float32)
        for number, name in enumerate(names):
            others = len(names) - 1
            main = MAIN_INTENT_SHARE if others else 1.0
            row[_place(name, INTENTS, "intent")] += main if number == 0 else (1 - main) / others
        targets.append(row)
    return np.array(targets, dtype=np.float32).reshape(-1, len(INTENTS))


def _one_hot(texts: Iterable[str], labels: tuple[str, ...], column: str) -> Targets:
    targets = []
    for text in texts:
        row = np.zeros(len(labels), dtype=np.float32)
        if text:
            row[_place(text, labels, column)] = 1.0
        targets.append(row)
    return np.array(targets, dtype=np.float32).reshape(-1, len(labels))


def _many_hot(names: list[list[str]], labels: tuple[str, ...]) -> Targets:
    return np.array(
        [[label in own for label in labels] for own in names], dtype=np.float32
    ).reshape(-1, len(labels))


def _place(name: str, labels: tuple[str, ...], column: str) -> int:
    if name not in labels:
        raise LabelBankError(
            f"Expected the {column} of a label bank row to be one of {labels}, found {name!r}. "
            "Mend the row in seeds/lookups/label_bank.csv."
        )
    return labels.index(name)
