"""What the label reader's mistakes cost while it is fitted."""

from typing import Any, Final

from python_models.label_targets import HEADS, MULTI_LABEL_HEADS

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


def add_losses(heads: Any, seen: Any, wanted: dict[str, Any]) -> Any:
    """The weighted loss of all heads on what they see, shape (rows, hidden)."""
    return sum(_LOSS_WEIGHTS[name] * _lose(name, heads[name](seen), wanted[name]) for name in HEADS)


def _lose(name: str, scores: Any, wanted: Any) -> Any:
    from torch.nn import functional

    if name in MULTI_LABEL_HEADS:
        return functional.binary_cross_entropy_with_logits(scores, wanted)
    # a row that does not teach this head has no target
    teaches = wanted.sum(dim=1) > 0
    if not bool(teaches.any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores[teaches], wanted[teaches])
