"""dbt models: descriptions, keys, contracts, unit tests, exposures, sources.

Rules D2–D6 and D8, read from entries of the manifest.
"""

import re

CATEGORIES = re.compile(
    r"(^|_)(kind|type|method|family)$|^(arr_movement|author_role|channel|diagnosis|emotion|"
    r"growth_trajectory|implication|primary_intent|segment|sentiment_trajectory|severity|signal|"
    r"status|strength|trend|verdict)$"
)


def descriptions(model: dict, output_columns: list[str] | None) -> list[str]:
    """`output_columns` is what the SQL gives, where that can be read from it."""
    name, columns = model["name"], model["columns"]
    problems = []
    if not model["description"].strip().startswith("One row per"):
        problems.append(f"D2 {name}: the description starts 'One row per …'")
    undescribed = [key for key, column in columns.items() if not column["description"].strip()]
    problems += [f"D2 {name}.{key}: no description" for key in undescribed]
    if output_columns is None:
        return problems if columns else [*problems, f"D2 {name}: no column is described"]
    lacking = [key for key in output_columns if key not in columns]
    surplus = [key for key in columns if key not in output_columns]
    problems += [f"D2 {name}.{key}: not in the YAML" for key in lacking]
    return problems + [f"D2 {name}.{key}: in the YAML, not in the SQL" for key in surplus]


def primary_key(model: dict, tests: list[tuple[str, str | None]]) -> list[str]:
    """`tests` are (test name, column) of this model."""
    names = {test for test, _ in tests}
    unique = {column for test, column in tests if test == "unique"}
    not_null = {column for test, column in tests if test == "not_null"}
    if "unique_combination" in names or unique & (not_null | _not_null_by_contract(model)):
        return []
    return [f"D3 {model['name']}: no primary key test (unique + not_null, or unique_combination)"]


def column_tests(model: dict, tests: list[tuple[str, str | None]]) -> list[str]:
    """An id leads somewhere, a category has a list.

    The way out for an id without a table: `config: {meta: {no_relationship: "<why>"}}`.
    """
    name = model["name"]
    own = {column for test, column in tests if test == "unique"}
    linked = {column for test, column in tests if test == "relationships"}
    listed = linked | {column for test, column in tests if test == "accepted_values"}
    excused = {key for key, col in model["columns"].items() if _meta(col).get("no_relationship")}
    ids = {key for key in model["columns"] if key.endswith("_id")} - own - linked - excused
    categories = {key for key in model["columns"] if CATEGORIES.search(key)} - listed
    return [f"D3 {name}.{key}: no relationships test" for key in sorted(ids)] + [
        f"D3 {name}.{key}: a category without accepted_values" for key in sorted(categories)
    ]


def contract(model: dict) -> list[str]:
    enforced = (model["config"].get("contract") or {}).get("enforced")
    return [] if enforced else [f"D4 {model['name']}: the contract is not enforced"]


def unit_tests(model: str, names: list[str]) -> list[str]:
    if not names:
        return [f"D5 {model}: no unit test"]
    sentence = re.compile(rf"{model}(_[a-z0-9]+){{2,}}")
    vague = [name for name in names if not sentence.fullmatch(name)]
    return [f"D5 {name}: name it as a sentence, {model}_<does something>" for name in vague]


def exposure(exposure: dict) -> list[str]:
    name, description = exposure["name"], exposure.get("description") or ""
    owner = exposure.get("owner") or {}
    problems = [] if owner.get("name") or owner.get("email") else [f"D6 exposure {name}: no owner"]
    if not description.strip():
        problems.append(f"D6 exposure {name}: no purpose in its description")
    if "?" not in description and not _meta(exposure).get("question"):
        problems.append(f"D6 exposure {name}: no question (a sentence with '?', or meta.question)")
    return problems


def source_use(model: dict) -> list[str]:
    if not model["sources"] or model["original_file_path"].startswith("models/staging/"):
        return []
    return [f"D8 {model['name']}: source() outside staging"]


def source(source: dict) -> list[str]:
    name = f"{source['source_name']}.{source['name']}"
    problems = []
    if not source["original_file_path"].startswith("models/staging/"):
        problems.append(f"D8 {name}: declared outside staging")
    if source["source_name"] != source["schema"]:
        problems.append(f"G4 {name}: the source is named after its schema, {source['schema']}")
    limits = (source.get("freshness") or {}).values()
    has_freshness = source.get("loaded_at_field") and any(map(_is_set, limits))
    if source["schema"] == "raw" and not has_freshness:
        problems.append(f"D8 {name}: no loaded_at freshness")
    return problems


def _is_set(limit: object) -> bool:
    return isinstance(limit, dict) and bool(limit.get("count"))


def _meta(entry: dict) -> dict:
    return {**(entry.get("meta") or {}), **((entry.get("config") or {}).get("meta") or {})}


def _not_null_by_contract(model: dict) -> set[str]:
    constraints = {key: col.get("constraints") or [] for key, col in model["columns"].items()}
    return {key for key, held in constraints.items() if any(c["type"] == "not_null" for c in held)}
