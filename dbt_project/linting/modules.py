"""Stands in for dbt's `modules` when sqlfluff renders a model: any text is the first day of 1970.

sqlfluff gives variables a filler text that is no date; no rule minds which day a literal names.
"""

import datetime as real_datetime
from types import SimpleNamespace

EPOCH = real_datetime.datetime(1970, 1, 1, tzinfo=real_datetime.UTC)

datetime = SimpleNamespace(datetime=SimpleNamespace(fromisoformat=lambda _text: EPOCH))
pytz = SimpleNamespace(utc=real_datetime.UTC)
