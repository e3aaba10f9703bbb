import pytest

from tests.conventions.rules import names


@pytest.mark.parametrize(
    "model",
    [
        "int_messages_assembled_to_conversations",
        "int_conversations_joined_to_enrichments",
        "int_contracts_spread_to_account_months",
        "int_contacts_resolved_to_accounts",
        "int_account_months_spined",
        "int_messages_redacted",
    ],
)
def test_intermediate_names_with_a_participle_pass(model):
    assert names.intermediate_name(model) == []


@pytest.mark.parametrize(
    "model",
    ["int_conversations", "int_assembled", "int_join_accounts", "int_label_seed", "conversations"],
)
def test_intermediate_names_without_one_fail(model):
    assert names.intermediate_name(model)


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("started_at", "timestamp", "date"),
        ("renewal_date", "date", "timestamp"),
        ("month", "date", "varchar"),
        ("conversation_week", "date", "int"),
        ("is_escalated", "boolean", "integer"),
        ("has_text", "boolean", "varchar"),
        ("message_count", "BIGINT", "double"),
        ("adoption_share", "double", "decimal(18, 2)"),
        ("share_of_volume", "double", "integer"),
        ("csat_score", "double", "integer"),
        ("arr_usd", "decimal(18, 2)", "double"),
        ("account_id", "varchar", "bigint"),
        ("lead_time_days", "integer", "varchar"),
    ],
)
def test_a_name_promises_a_type(column, good, bad):
    assert names.column_type("fct_x", column, good) == []
    assert names.column_type("fct_x", column, bad)
    assert names.column_type("fct_x", column, None)


def test_a_lifecycle_day_is_a_number_not_a_date():
    assert names.column_type("fct_conversations", "lifecycle_day", "integer") == []


@pytest.mark.parametrize("column", ["avg_score", "churn_pct", "num_seats", "total_arr_usd"])
def test_other_forms_of_count_share_and_mean_fail(column):
    assert names.column_affix("fct_x", column)


@pytest.mark.parametrize("column", ["mean_score", "churn_share", "seat_count", "contact_rate"])
def test_our_forms_pass(column):
    assert names.column_affix("fct_x", column) == []


def test_a_vague_column_fails_unless_the_warehouse_names_it():
    allowed = frozenset({("dim_topics", "status")})
    assert names.column_vagueness("dim_topics", "status", allowed) == []
    assert names.column_vagueness("dim_topics", "topic_id", allowed) == []
    assert names.column_vagueness("dim_accounts", "status", allowed)
    assert names.column_vagueness("dim_topics", "id", allowed)


@pytest.mark.parametrize(
    "path", ["python_models/utils.py", "orchestration/helpers/x.py", "seeds/text_utils.py"]
)
def test_modules_named_for_nothing_fail(path):
    assert names.module_name(path)


def test_modules_named_for_what_they_produce_pass():
    assert names.module_name("python_models/common_words_removed.py") == []


ASSET = """
@dg.asset(key_prefix="enriched", {extra})
def {name}() -> None:
    ...
"""


def test_an_asset_named_as_its_module_passes():
    path = "orchestration/defs/enriched/claims.py"
    assert names.asset_name(path, ASSET.format(name="claims", extra="")) == []


@pytest.mark.parametrize(
    "source",
    [
        ASSET.format(name="compute_claims", extra=""),
        ASSET.format(name="claims", extra="name='statistical_claims'"),
        ASSET.format(name="claims", extra="") + ASSET.format(name="topics", extra=""),
    ],
)
def test_an_asset_named_otherwise_fails(source):
    assert names.asset_name("orchestration/defs/enriched/claims.py", source)
