"""A company whose customers say what the acceptance scenarios are about, in many wordings.

A module per scenario says who wrote what; `exports.py` writes it down as the vendors export it.
"""

from tests.end_to_end.understanding_company.exports import write_company

__all__ = ["write_company"]
