"""Models of the dbt project as views over an evaluation's warehouse, without starting dbt.

What a conversation's topic, intent and sentiment are is decided in SQL: the same files are read
here, so that a figure says what the marts would show.
"""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment

from orchestration.warehouse import Connection, table_exists

ROOT = Path(__file__).parents[2]
MODELS, MACROS = ROOT / "dbt_project" / "models", ROOT / "dbt_project" / "macros"
LOOKUPS = ROOT / "seeds" / "lookups"
# What the demo company wrote down about itself (competitors, features, watch topics …) says nothing
# about the people behind these texts: of other lookups only the columns are there.
GENERAL_LOOKUPS = {"label_bank", "label_keywords", "sentiment_thresholds"}


def create_lookups(connection: Connection, *, label_bank: Path) -> None:
    """Every lookup as a table, as dbt would load it; the company's own ones without rows."""
    connection.execute("create schema if not exists lookups")
    for path in sorted(LOOKUPS.glob("*.csv")):
        source = label_bank if path.stem == "label_bank" else path
        with source.open(encoding="utf-8") as file:
            columns = next(csv.reader(file))
        types = {
            column: name for column, name in _column_types(path.stem).items() if column in columns
        }
        connection.execute(
            f"create or replace table lookups.{path.stem} as "
            f"from read_csv('{source}', header = true, nullstr = ''"
            + (f", types = {types})" if types else ")")
            + ("" if path.stem in GENERAL_LOOKUPS else " limit 0")
        )


def create_view(connection: Connection, model: str, **instead: str) -> str:
    """A view of a dbt model and of all that it reads; returns its full name.

    Args:
        connection: of the warehouse; what Python reads is a table there, and is taken as it is.
        model: its name.
        instead: full names of other tables to read, by the name of the model they stand in for.
    """
    connection.execute("create schema if not exists views")
    name_of = dict(instead)

    def refer(name: str) -> str:
        if name not in name_of:
            name_of[name] = _find_table(connection, name) or _create(connection, name, refer)
        return name_of[name]

    return refer(model)


def _find_table(connection: Connection, name: str) -> str | None:
    places = (f"{schema}.{name}" for schema in ("lookups", "intermediate"))
    return next((place for place in places if table_exists(connection, place)), None)


def _create(connection: Connection, model: str, refer: Callable[[str], str]) -> str:
    paths = list(MODELS.rglob(f"{model}.sql"))
    if not paths:
        raise LookupError(f"Expected a model or lookup {model}, found neither.")
    template = _load_environment().from_string(paths[0].read_text(encoding="utf-8"))
    sql = template.render(ref=refer)
    connection.execute(f"create or replace view views.{model} as {sql}")
    return f"views.{model}"


@cache
def _load_environment() -> Environment:
    """Jinja with the project's macros and the few words of dbt that models use."""
    environment = Environment(autoescape=False)  # SQL, not HTML
    project = yaml.safe_load((MODELS.parent / "dbt_project.yml").read_text(encoding="utf-8"))
    environment.globals.update(
        source=lambda schema, table: f"{schema}.{table}",
        var=lambda name: project["vars"][name],
        config=lambda **_: "",
        adapter={"dispatch": lambda name: environment.globals[f"duckdb__{name}"]},
    )
    environment.globals["return"] = lambda value: value
    for path in sorted(MACROS.glob("*.sql")):
        module: Any = environment.from_string(path.read_text(encoding="utf-8")).module
        environment.globals.update(
            {name: value for name, value in vars(module).items() if not name.startswith("_")}
        )
    return environment


def _column_types(lookup: str) -> dict[str, str]:
    listed = yaml.safe_load((LOOKUPS / "_lookups.yml").read_text(encoding="utf-8"))["seeds"]
    found = next((seed for seed in listed if seed["name"] == lookup), {})
    types = found.get("config", {}).get("column_types", {})
    return {column: "varchar" if name == "string" else name for column, name in types.items()}
