"""What all tests of orchestration share."""

import polars as pl
import pytest

from orchestration import label_bank
from python_models.label_reader import LabelReader, hash_bank
from python_models.label_reader_fitting import fit_label_reader
from python_models.reading_layers import ReadingLayers
from python_models.segment_features import SegmentFeatures
from tests.python_models.small_bank import SETTINGS

_FITTED: dict[str, LabelReader] = {}


def _fit_once(
    bank: pl.DataFrame,
    features: SegmentFeatures,
    *,
    embedder_version: str,
    reading_layers: ReadingLayers | None,
) -> LabelReader:
    assert reading_layers is None, "the hashing embedder has no layers"
    key = hash_bank(bank.rows(), embedder_version=embedder_version)
    if key not in _FITTED:
        _FITTED[key] = fit_label_reader(
            bank, features, embedder_version=embedder_version, settings=SETTINGS
        )
    return _FITTED[key]


@pytest.fixture(autouse=True)
def small_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers of invented banks are small, and each bank is fitted once for all tests."""
    monkeypatch.setattr(label_bank, "fit_label_reader", _fit_once)
