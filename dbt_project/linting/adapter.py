"""Stands in for dbt's `adapter` when sqlfluff renders a model: every macro takes its DuckDB body.

sqlfluff loads each module of this folder into Jinja under its file name. Names that dbt defines
and sqlfluff does not belong here; macros belong in `macros/`.
"""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context


@pass_context
def dispatch(context: Context, macro_name: str) -> Any:
    """The body that dbt would choose on DuckDB."""
    return context.resolve(f"duckdb__{macro_name}")
