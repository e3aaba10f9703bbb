from itertools import permutations

import numpy as np
import pytest

from python_models.embeddings import HashingEmbedder
from python_models.label_reader import from_bytes, hash_bank, to_bytes
from python_models.label_targets import HEADS, MULTI_LABEL_HEADS
from python_models.segment_features import SegmentFeatures
from tests.python_models import small_bank
from tests.python_models.small_bank import see, small_reader

ROWS = [
    ("It fails.", "bug_report", "neutral", "neutral", "true", None),
    ("Lovely!", "praise", "positive", "neutral", "false", "unaware/casual"),
    ("How?", "question", "neutral", "confused", "false", None),
]
TEXTS = ("how do we do mail", "the mail is broken", "something else", "")


def hash_of(rows: list[tuple[str | None, ...]]) -> str:
    return hash_bank(rows, embedder_version="v1")


def test_every_head_gives_a_probability_a_label() -> None:
    read = small_reader().read(see(*TEXTS))
    assert {name: rows.shape for name, rows in read.items()} == {
        name: (len(TEXTS), len(labels)) for name, labels in HEADS.items()
    }
    for name, rows in read.items():
        assert (rows >= 0).all()
        assert (rows <= 1).all()
        if name not in MULTI_LABEL_HEADS:
            np.testing.assert_allclose(rows.sum(axis=1), 1.0)


def test_no_segment_has_no_reading() -> None:
    nothing = SegmentFeatures([], *HashingEmbedder().embed_twice([]))
    read = small_reader().read(nothing)
    assert {name: rows.shape for name, rows in read.items()} == {
        name: (0, len(labels)) for name, labels in HEADS.items()
    }


def test_how_many_are_read_at_a_time_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    together = small_reader().read(see(*TEXTS))
    monkeypatch.setattr("python_models.label_reader._ROWS_AT_A_TIME", 3)
    apart = small_reader().read(see(*TEXTS))
    for name, rows in together.items():
        np.testing.assert_allclose(rows, apart[name], atol=1e-6)


def test_hidden_readings_are_the_readings() -> None:
    reader, features = small_reader(), see(*TEXTS)
    read = reader.read_hidden(reader.to_hidden(features))
    for name, rows in reader.read(features).items():
        np.testing.assert_array_equal(rows, read[name])


def test_a_reader_that_was_kept_reads_the_same() -> None:
    reader = small_reader()
    kept = from_bytes(to_bytes(reader))
    assert (kept.version, kept.space.terms) == (reader.version, reader.space.terms)
    assert kept.thresholds == reader.thresholds
    for name, rows in reader.read(see(*TEXTS)).items():
        np.testing.assert_array_equal(rows, kept.read(see(*TEXTS))[name])
    assert to_bytes(kept) == to_bytes(reader)


def test_the_order_of_rows_does_not_matter_to_the_hash() -> None:
    assert len({hash_of(list(rows)) for rows in permutations(ROWS)}) == 1


def test_an_empty_cell_is_a_null() -> None:
    assert hash_of(ROWS) == hash_of([tuple(cell or "" for cell in row) for row in ROWS])


@pytest.mark.parametrize("column", range(len(ROWS[0])))
def test_any_other_cell_is_another_bank(column: int) -> None:
    changed = [*ROWS[0][:column], "another", *ROWS[0][column + 1 :]]
    assert hash_of([tuple(changed), *ROWS[1:]]) != hash_of(ROWS)


def test_a_label_in_another_column_or_one_row_less_is_another_bank() -> None:
    moved = ("Lovely!", "praise", "neutral", "positive", "false", "unaware/casual")
    assert len({hash_of(ROWS), hash_of([ROWS[0], moved, ROWS[2]]), hash_of(ROWS[:2])}) == 3
    assert hash_of(ROWS) != hash_bank(ROWS, embedder_version="v2")


def test_a_reader_is_named_for_its_embedder_and_its_bank() -> None:
    digest = hash_bank(small_bank.BANK.rows(), embedder_version=small_bank.VECTORS)
    assert small_reader().version == f"reader-2+{small_bank.VECTORS}+{digest}"
