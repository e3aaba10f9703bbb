"""Readings from a table, for tests of what is made of them."""

import numpy as np
import polars as pl

from python_models.label_reader import Readings
from python_models.label_targets import HEADS

Rows = tuple[tuple[float, ...], ...]


def readings(**rows: Rows) -> Readings:
    """Of each head what is given, one tuple a segment; the others are silent."""
    count = len(next(iter(rows.values())))
    silent = {name: np.zeros((count, len(labels))) for name, labels in HEADS.items()}
    given = {name: np.array(said, np.float64) for name, said in rows.items()}
    return silent | {name: said.reshape(count, len(HEADS[name])) for name, said in given.items()}


def segment_ids(count: int) -> pl.Series:
    return pl.Series("segment_id", [f"s{number}" for number in range(count)], dtype=pl.String)
