from pathlib import PurePosixPath

from tests.conventions import project
from tests.conventions.project import assert_none
from tests.conventions.rules import dbt, dbt_files, names
from tests.conventions.rules.sql_text import output_columns

# warehouse.md names these columns, and it wins over N7.
NAMED_BY_THE_WAREHOUSE = frozenset({("dim_topics", "status")})


def yaml_files() -> list[str]:
    return project.under("dbt_project/models/", ".yml")


def test_a_model_s_prefix_says_its_folder():
    models = [path.partition("models/")[2] for path in project.under("dbt_project/models/", ".sql")]
    assert_none(line for path in models for line in dbt_files.layer_prefix(path))


def test_intermediate_models_say_what_happened_to_what(models):
    found = [model["name"] for model in models if project.layer(model) == "intermediate"]
    assert_none(line for name in found for line in names.intermediate_name(name))


def test_a_column_s_name_promises_its_type(answers):
    assert_none(
        line
        for model in answers
        for column in model["columns"].values()
        for line in names.column_type(model["name"], column["name"], column.get("data_type"))
    )


def test_columns_have_one_form_of_count_share_and_mean(models):
    assert_none(
        line
        for model in models
        for column in model["columns"]
        for line in names.column_affix(model["name"], column)
    )


def test_columns_of_answers_say_whose_name_or_status_they_are(answers):
    assert_none(
        line
        for model in answers
        for column in model["columns"]
        for line in names.column_vagueness(model["name"], column, NAMED_BY_THE_WAREHOUSE)
    )


def test_yaml_files_are_short_and_hold_one_kind_of_thing():
    assert_none(
        line
        for path in yaml_files()
        for line in dbt_files.yaml_file(
            path, project.read_yaml(path), len(project.read(path).splitlines())
        )
    )


def test_models_are_described_beside_themselves(models):
    assert_none(line for model in models for line in dbt_files.documented_where(model))


def test_models_and_all_their_columns_are_described(models):
    assert_none(
        line
        for model in models
        for line in dbt.descriptions(model, output_columns(model["raw_code"]))
    )


def test_every_model_has_a_primary_key_test(manifest, models):
    assert_none(
        line
        for model in models
        for line in dbt.primary_key(model, project.tests_of(manifest, model))
    )


def test_ids_lead_somewhere_and_categories_are_listed(manifest, answers):
    assert_none(
        line
        for model in answers
        for line in dbt.column_tests(model, project.tests_of(manifest, model))
    )


def test_answers_enforce_their_contract(answers):
    assert_none(line for model in answers for line in dbt.contract(model))


def test_every_answer_has_a_unit_test_named_as_a_sentence(manifest, answers):
    tests = list(manifest["unit_tests"].values())
    assert_none(
        line
        for model in answers
        for line in dbt.unit_tests(
            model["name"], [test["name"] for test in tests if test["model"] == model["name"]]
        )
    )


def test_exposures_name_owner_purpose_and_question(manifest):
    assert_none(line for found in manifest["exposures"].values() for line in dbt.exposure(found))


def test_every_mart_and_action_is_in_an_exposure(manifest, answers):
    exposed = {node for e in manifest["exposures"].values() for node in e["depends_on"]["nodes"]}
    assert_none(
        f"D6 {model['name']}: in no exposure"
        for model in answers
        if model["name"].startswith(("mart_", "act_")) and model["unique_id"] not in exposed
    )


def test_singular_tests_are_sentences_that_say_why():
    paths = project.under("tests/dbt/", ".sql")
    assert_none(
        line for path in paths for line in dbt_files.singular_test(path, project.read(path))
    )


def test_singular_tests_mirror_the_layers():
    paths = [PurePosixPath(path) for path in project.under("tests/dbt/", ".sql")]
    assert_none(
        f"8.2 {path}: no such layer" for path in paths if path.parts[2] not in project.LAYERS
    )


def test_only_staging_reads_sources(models):
    assert_none(line for model in models for line in dbt.source_use(model))


def test_sources_are_declared_in_staging_with_a_clock(manifest):
    assert_none(line for found in manifest["sources"].values() for line in dbt.source(found))


def test_configuration_is_by_folder(models):
    assert_none(
        line
        for path in yaml_files()
        for line in dbt_files.yaml_config(path, project.read_yaml(path))
    )
    assert_none(
        line
        for model in models
        for line in dbt_files.model_config(model["name"], model["raw_code"])
    )
