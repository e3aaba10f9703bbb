from dataclasses import replace

import numpy as np
import polars as pl
import pytest
import torch

from python_models.errors import LabelBankError
from python_models.label_reader import to_bytes
from python_models.label_reader_fitting import balance_labels
from python_models.label_targets import HEADS, to_targets
from tests.python_models.small_bank import BANK, SETTINGS, fit, see, small_reader

UNSEEN = (
    "how do we do mail",
    "the mail is broken",
    "i love the mail so much",
    "give us mail or we leave",
)


def likeliest(head: str) -> list[str]:
    rows = small_reader().read(see(*UNSEEN))[head]
    return [HEADS[head][place] for place in rows.argmax(axis=1)]


def sure(head: str) -> list[set[str]]:
    rows = small_reader().read(see(*UNSEEN))[head]
    return [{HEADS[head][place] for place in np.flatnonzero(row >= 0.5)} for row in rows]


def test_heads_of_one_label_know_sentences_like_those_of_the_bank() -> None:
    assert likeliest("intent") == ["question", "bug_report", "praise", "complaint"]
    assert likeliest("sentiment") == ["neutral", "negative", "positive", "negative"]
    assert likeliest("wording") == ["neutral", "neutral", "positive", "negative"]
    assert likeliest("emotion") == ["neutral", "confused", "pleasantly_surprised", "frustrated"]


def test_heads_of_many_labels_know_them_too() -> None:
    assert sure("friction") == [set(), {"friction"}, set(), {"friction"}]
    assert sure("signal") == [set(), {"workaround"}, set(), {"churn_risk", "escalation_demand"}]
    assert sure("kind") == [set(), {"core_failure"}, set(), {"cancellation"}]


def test_a_second_intent_is_heard_less_than_the_main_one() -> None:
    row = small_reader().read(see(UNSEEN[3]))["intent"][0]
    assert 0.2 < row[HEADS["intent"].index("feature_request")] < 0.5


def test_the_same_rows_give_the_same_reader() -> None:
    assert to_bytes(fit()) == to_bytes(small_reader())


def test_fitting_leaves_other_random_numbers_alone() -> None:
    torch.manual_seed(1)
    expected = torch.rand(1)
    torch.manual_seed(1)
    fit(settings=replace(SETTINGS, epochs=1))
    assert torch.equal(torch.rand(1), expected)


def test_another_seed_gives_another_reader_of_the_same_bank() -> None:
    other = fit(settings=replace(SETTINGS, seed=8))
    assert other.version == small_reader().version
    assert to_bytes(other) != to_bytes(small_reader())


def test_a_column_without_labels_is_not_learned_and_breaks_nothing() -> None:
    bank = BANK.with_columns(pl.lit(None, dtype=pl.String).alias("emotion"))
    reader = fit(bank, replace(SETTINGS, epochs=2))
    np.testing.assert_allclose(reader.read(see("x"))["emotion"].sum(), 1.0)


def test_rows_without_an_intent_teach_the_other_heads() -> None:
    is_question = pl.col("intents") == "question"
    bank = BANK.with_columns(pl.when(~is_question).then("intents").alias("intents"))
    row = fit(bank).read(see(UNSEEN[0]))
    assert HEADS["emotion"][row["emotion"][0].argmax()] == "neutral"
    assert row["intent"][0][HEADS["intent"].index("question")] < 0.5


def test_a_bank_too_small_to_learn_from_is_refused() -> None:
    with pytest.raises(LabelBankError, match=r"at least 20 sentences .* found 19 with 5"):
        fit(BANK.gather_every(2).vstack(BANK.gather_every(10)).head(19))


def test_a_bank_with_one_intent_is_refused() -> None:
    one = BANK.with_columns(pl.lit("question").alias("intents"))
    with pytest.raises(LabelBankError, match="found 32 with 1"):
        fit(one)


def test_a_label_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LabelBankError, match="found 'angry'"):
        fit(BANK.with_columns(pl.lit("angry").alias("sentiment")))


def test_half_of_the_bank_s_mix_of_intents_is_taken_out_and_no_sentiment_s() -> None:
    reader, targets = small_reader(), to_targets(BANK)
    balanced = balance_labels(reader, targets)
    shares = targets["intent"].sum(axis=0) / targets["intent"].sum()
    moved = reader.heads["intent"].intercepts - balanced.heads["intent"].intercepts
    common = shares > 0
    np.testing.assert_allclose(moved[common], 0.5 * np.log(shares[common]), rtol=1e-5)
    assert np.isfinite(moved).all()
    assert balanced.heads["sentiment"] is reader.heads["sentiment"]
    assert balanced.heads["signal"] is reader.heads["signal"]
