"""A company that a person can check by hand: 6 accounts, 40 conversations, 3 themes, 3 weeks.

`company.py` says what happened; a module per vendor writes it down as that vendor exports it.
"""

from tests.end_to_end.small_company.exports import write_company

__all__ = ["write_company"]
