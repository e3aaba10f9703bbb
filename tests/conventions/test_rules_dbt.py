import pytest

from tests.conventions.rules import dbt, dbt_files

MODEL = {
    "name": "fct_conversations",
    "original_file_path": "models/marts/facts/fct_conversations.sql",
    "patch_path": "verbatim://models/marts/facts/_facts__models.yml",
    "description": "One row per conversation.",
    "columns": {
        "conversation_id": {"description": "Stable over exports."},
        "account_id": {"description": "Null: not mapped."},
        "channel": {"description": "Where it took place."},
    },
    "config": {"contract": {"enforced": True}},
    "sources": [],
}
COLUMNS = ["conversation_id", "account_id", "channel"]
TESTS = [
    ("unique", "conversation_id"),
    ("not_null", "conversation_id"),
    ("relationships", "account_id"),
    ("accepted_values", "channel"),
]
EXPOSURE = {
    "name": "support_review",
    "description": "Weekly review: which topics grow?",
    "owner": {"name": "Support operations"},
}
SOURCE = {
    "source_name": "raw",
    "schema": "raw",
    "name": "jira_issues",
    "original_file_path": "models/staging/jira/_jira__sources.yml",
    "loaded_at_field": "_loaded_at",
    "freshness": {"warn_after": {"count": 2, "period": "day"}, "error_after": {"count": None}},
}


def test_a_complete_model_passes_every_rule():
    assert dbt_files.documented_where(MODEL) == []
    assert dbt.descriptions(MODEL, COLUMNS) == []
    assert dbt.descriptions(MODEL, None) == []
    assert dbt.primary_key(MODEL, TESTS) == []
    assert dbt.column_tests(MODEL, TESTS) == []
    assert dbt.contract(MODEL) == []
    assert dbt.source_use(MODEL) == []


@pytest.mark.parametrize("patch", [None, "verbatim://models/marts/_marts__models.yml"])
def test_a_model_described_elsewhere_fails(patch):
    assert dbt_files.documented_where(MODEL | {"patch_path": patch})


@pytest.mark.parametrize(
    ("change", "columns"),
    [
        ({"description": "Conversations"}, COLUMNS),
        ({"columns": MODEL["columns"] | {"channel": {"description": " "}}}, COLUMNS),
        ({"columns": {}}, None),
        ({}, [*COLUMNS, "subject"]),
        ({}, COLUMNS[:2]),
    ],
)
def test_a_model_or_column_without_description_fails(change, columns):
    assert dbt.descriptions(MODEL | change, columns)


@pytest.mark.parametrize("tests", [[], [("unique", "a"), ("not_null", "b")]])
def test_a_model_without_a_primary_key_test_fails(tests):
    assert dbt.primary_key(MODEL, tests)


def test_a_combination_or_a_contract_s_not_null_makes_a_primary_key():
    assert dbt.primary_key(MODEL, [("unique_combination", None)]) == []
    held = {"a": {"constraints": [{"type": "not_null"}]}}
    assert dbt.primary_key(MODEL | {"columns": held}, [("unique", "a")]) == []


@pytest.mark.parametrize("left_out", TESTS[2:])
def test_an_id_or_category_without_its_test_fails(left_out):
    assert dbt.column_tests(MODEL, [test for test in TESTS if test != left_out])


def test_an_id_without_a_table_needs_a_reason():
    column = {"config": {"meta": {"no_relationship": "points to several tables"}}}
    model = MODEL | {"columns": {"subject_id": column}}
    assert dbt.column_tests(model, []) == []
    assert dbt.column_tests(MODEL | {"columns": {"subject_id": {}}}, [])


def test_an_answer_without_contract_fails():
    assert dbt.contract(MODEL | {"config": {"contract": {"enforced": False}}})


def test_unit_tests_are_sentences():
    model = "fct_conversations"
    assert dbt.unit_tests(model, [f"{model}_keeps_unmapped_ones"]) == []
    assert dbt.unit_tests(model, [])
    assert dbt.unit_tests(model, [f"{model}_1"])
    assert dbt.unit_tests(model, ["keeps_unmapped_ones"])


@pytest.mark.parametrize("change", [{"owner": {}}, {"description": ""}, {"description": "Review"}])
def test_an_exposure_lacking_owner_purpose_or_question_fails(change):
    assert dbt.exposure(EXPOSURE) == []
    assert dbt.exposure(EXPOSURE | change)


def test_a_source_read_outside_staging_fails():
    read = MODEL | {"sources": [["raw", "jira_issues"]]}
    assert dbt.source_use(read)
    assert dbt.source_use(read | {"original_file_path": "models/staging/jira/a.sql"}) == []


@pytest.mark.parametrize(
    "change",
    [
        {"original_file_path": "models/marts/_marts__sources.yml"},
        {"loaded_at_field": None},
        {"freshness": {"warn_after": {"count": None}}},
        {"schema": "landing"},
    ],
)
def test_a_source_elsewhere_or_without_a_clock_fails(change):
    assert dbt.source(SOURCE) == []
    assert dbt.source(SOURCE | change)


def test_yaml_files_of_one_kind_pass():
    assert dbt_files.yaml_file("models/marts/_marts__models.yml", {"models": []}, 250) == []
    path = "models/staging/jira/_jira__sources.yml"
    assert dbt_files.yaml_file(path, {"version": 2, "sources": []}, 9) == []


@pytest.mark.parametrize(
    ("path", "content", "count"),
    [
        ("models/marts/schema.yml", {"models": []}, 9),
        ("models/marts/_staging__models.yml", {"models": []}, 9),
        ("models/marts/_marts__models.yml", {"models": [], "unit_tests": []}, 9),
        ("models/marts/_marts__models.yml", {"models": []}, 251),
    ],
)
def test_yaml_files_named_mixed_or_grown_otherwise_fail(path, content, count):
    assert dbt_files.yaml_file(path, content, count)


def test_configuration_in_model_yaml_fails():
    model = {"name": "a", "config": {"materialized": "table"}}
    assert dbt_files.yaml_config("x.yml", {"models": [model]})
    assert dbt_files.yaml_config("x.yml", {"models": [{"name": "a"}]}) == []


def test_configuration_in_sql_needs_a_reason_and_keeps_the_layer():
    config = "{{ config(materialized='table') }}\nwith"
    assert dbt_files.model_config("a", config)
    assert dbt_files.model_config("a", "-- table: Python reads it\n" + config) == []
    assert dbt_files.model_config("a", "-- why\n{{ config(schema='marts') }}")


def test_singular_tests_are_sentences_with_a_reason():
    good = "-- Money that appears twice is reported twice.\nselect 1"
    assert dbt_files.singular_test("tests/dbt/marts/assert_money_agrees.sql", good) == []
    assert dbt_files.singular_test("tests/dbt/marts/money.sql", good)
    assert dbt_files.singular_test("tests/dbt/marts/assert_money_agrees.sql", "select 1")


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("staging/jira/stg_jira__issues.sql", "staging/jira/stg_linear__issues.sql"),
        ("intermediate/int_a_joined.sql", "marts/int_a_joined.sql"),
        ("marts/facts/fct_a.sql", "actions/fct_a.sql"),
        ("actions/act_a.sql", "reports/rpt_a.sql"),
    ],
)
def test_prefix_and_folder_agree(good, bad):
    assert dbt_files.layer_prefix(good) == []
    assert dbt_files.layer_prefix(bad)
