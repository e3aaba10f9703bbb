import numpy as np
import pytest

from python_models.label_adaptation import adapt_label_reader
from python_models.label_reader import LabelReader
from python_models.label_targets import HEADS, Targets
from tests.python_models.small_bank import see, small_reader

PLACES = ("menu bar", "list", "chart", "page", "form", "team", "chat", "task", "note", "file")
SAID = tuple(f"{place} stays {color}" for place in PLACES for color in ("grey", "blue"))
LIKE = "window stays grey"
OTHERS = ("how do we do mail", "the mail is broken", "i love the mail so much")
SIGNAL = {signal: place for place, signal in enumerate(HEADS["signal"])}


def intent(label: str, count: int = len(SAID)) -> dict[str, Targets]:
    row = [float(name == label) for name in HEADS["intent"]]
    return {"intent": np.array([row] * count, dtype=np.float32)}


def adapt(corrections: dict[str, Targets], count: int = len(SAID)) -> LabelReader:
    reader = small_reader()
    hidden = reader.to_hidden(see(*SAID[:count]))
    return adapt_label_reader(reader, hidden, corrections, version_suffix="people")


def read_intent(reader: LabelReader, text: str) -> str:
    return HEADS["intent"][reader.read(see(text))["intent"][0].argmax()]


def test_corrections_move_the_label_of_segments_like_them() -> None:
    assert read_intent(small_reader(), LIKE) != "account_request"
    assert read_intent(adapt(intent("account_request")), LIKE) == "account_request"


def test_what_the_bank_taught_of_unlike_segments_stays() -> None:
    adapted = adapt(intent("account_request"))
    assert [read_intent(adapted, text) for text in OTHERS[1:]] == ["bug_report", "praise"]


def test_a_few_corrections_move_less_than_many() -> None:
    place = HEADS["intent"].index("account_request")
    shares = [
        reader.read(see(LIKE))["intent"][0, place]
        for reader in (
            small_reader(),
            adapt(intent("account_request", 2), 2),
            adapt(intent("account_request")),
        )
    ]
    assert shares == sorted(shares)
    assert len(set(shares)) == len(shares)


def test_families_that_nobody_spoke_of_stay() -> None:
    adapted = adapt(intent("account_request"))
    before, after = (reader.read(see(LIKE, *OTHERS)) for reader in (small_reader(), adapted))
    for name in set(HEADS) - {"intent"}:
        np.testing.assert_array_equal(before[name], after[name])


@pytest.mark.parametrize("count", [0, 3])
def test_corrections_that_teach_nothing_change_nothing_but_the_name(count: int) -> None:
    nothing = {"intent": np.zeros((count, len(HEADS["intent"])), np.float32)}
    nothing["signal"] = np.full((count, len(HEADS["signal"])), np.nan, np.float32)
    adapted = adapt(nothing, count)
    assert adapted.version == f"{small_reader().version}+people"
    before, after = (reader.read(see(LIKE, *OTHERS)) for reader in (small_reader(), adapted))
    for name in HEADS:
        np.testing.assert_array_equal(before[name], after[name])


def test_signals_are_learned_and_unlearned() -> None:
    heard = np.zeros((len(SAID), len(SIGNAL)), np.float32)
    before = small_reader().read(see(LIKE))["signal"][0]
    heard[:, SIGNAL["findability"]] = 1.0
    after = adapt({"signal": heard}).read(see(LIKE))["signal"][0]
    assert before[SIGNAL["findability"]] < 0.2
    assert after[SIGNAL["findability"]] > 0.5
    assert after[SIGNAL["workaround"]] <= before[SIGNAL["workaround"]]


def test_the_same_corrections_give_the_same_reader() -> None:
    first, second = (adapt(intent("praise")) for _ in range(2))
    for name in HEADS:
        np.testing.assert_array_equal(first.heads[name].weights, second.heads[name].weights)


def test_an_adapted_reader_is_no_other_network() -> None:
    adapted = adapt(intent("praise"))
    assert adapted.hidden_weights is small_reader().hidden_weights
    assert adapted.thresholds == small_reader().thresholds
