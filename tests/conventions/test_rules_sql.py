import pytest

from tests.conventions.rules import sql
from tests.conventions.rules.sql_text import ctes, output_columns

GOOD = """-- left join: a conversation from an unmapped account is still a conversation (list('x'))
with

conversations as (

    select * from {{ ref('stg_support__conversations') }}

),

records as (

    {{ latest_records(source('raw', 'surveys'), "record->>'updated_at'") }}

),

scored_conversations as (

    select
        conversations.account_id,
        date_trunc('month', conversations.started_at)::date as conversation_month,
        extract(year from conversations.started_at) as started_year,
        records.answer is distinct from conversations.answer as is_changed,
        '-> now()' as example_text,
        {{ days_between('started_at', 'ended_at') }} as open_days,
        count(*) filter (where records.score < 0) as negative_count

    from conversations

    left join records
        on conversations.conversation_id = records.conversation_id

    group by all

)

select * from scored_conversations
"""
MACROS = frozenset({"latest_records", "days_between"})


def select(expression: str) -> str:
    return f"with\n\na as (\n\n    select {expression} from b\n\n)\n\nselect * from a\n"


def test_the_reference_shape_passes_every_rule():
    rules = (sql.opening_and_ending, sql.imports, sql.stars, sql.aliases, sql.size, sql.clock)
    assert [line for rule in rules for line in rule("good", GOOD)] == []
    assert sql.jinja("good", GOOD, MACROS) == []


def test_json_arrows_in_a_macro_s_argument_are_seen():
    assert sql.portability("good", GOOD.replace("record->>'updated_at'", "updated_at")) == []
    assert sql.portability("bad", GOOD)


@pytest.mark.parametrize(
    "text",
    [
        "with a as (\n    select 1 as b\n)\n\nselect * from a",
        "with\n\na as (select 1 as b)\n\nselect b from a",
        "with\n\na as (select 1 as b),\n\nc as (select b from a)\n\nselect * from a",
        "select 1 as b",
    ],
)
def test_other_openings_and_endings_fail(text):
    assert sql.opening_and_ending("bad", text)


@pytest.mark.parametrize(
    "text",
    [
        "with\n\na as (select b from {{ ref('c') }})\n\nselect * from a",
        "with\n\na as (select * from b inner join {{ ref('c') }} using (d))\n\nselect * from a",
        "with\n\na as (select 1 as b)\n\nselect * from {{ ref('c') }}",
        "with\n\na as (select * from {{ ref('c') }}),\nb as (select * from {{ ref('c') }})\n\n"
        "select * from b",
    ],
)
def test_relations_outside_import_ctes_or_twice_fail(text):
    assert sql.imports("bad", text)


@pytest.mark.parametrize("expression", ["*", "distinct *", "c.*", "c.*, 1 as d"])
def test_stars_in_the_last_cte_fail(expression):
    assert sql.stars("bad", select(expression))


def test_count_star_is_not_a_star():
    assert sql.stars("good", select("count(*) as row_count")) == []


@pytest.mark.parametrize("tail", ["from messages m", "from messages as m", "inner join b as c"])
def test_aliases_fail_unless_excused_by_name(tail):
    assert sql.aliases("bad", f"select a {tail}")
    assert sql.aliases("good", f"select a {tail} -- noqa: AL07") == []


@pytest.mark.parametrize(
    "expression",
    [
        "concat(a, b)",
        "regexp_replace(a, 'b', 'c')",
        "split(a, ',')",
        "dayofweek(a)",
        "extract(dow from a)",
        "hash(a)",
        "mode(a)",
        "log(a)",
        "list(a order by b)",
        "list_transform(a, x -> x + 1)",
        "{'a': 1}",
        "struct_pack(a := 1)",
        "record ->> '$.a'",
        "unnest(a)",
        "date_diff('day', a, b)",
        "string_agg(a, ',')",
        "renewal_date + interval '7' day",
        "a::date - interval '1' month",
        "renewal_date - started_date",
        "a from b qualify row_number() over (order by c) = 1 --",
        '{{ days_between("concat(a, b)", "c") }}',
    ],
)
def test_sql_that_differs_between_engines_fails(expression):
    assert sql.portability("bad", select(expression))


@pytest.mark.parametrize(
    "expression",
    [
        "concat_ws(' ', a, b)",
        "split_part(a, ',', 1)",
        "started_at + interval '7' day",
        "row_number() over (partition by a order by b rows between 1 preceding and current row)",
        "count(*) filter (where a = 'list(x -> y)')",
        "{{ list_length('a') }}",
        "log10(a)",
        "md5(a)",
    ],
)
def test_sql_that_means_the_same_passes(expression):
    assert sql.portability("good", select(expression)) == []


@pytest.mark.parametrize("call", ["current_timestamp", "now()", "today()", "current_date"])
def test_reading_the_clock_fails(call):
    assert sql.clock("bad", select(f"{call} as as_of_at"))
    assert sql.clock("bad", select(f"{{{{ days_between('{call}', 'a') }}}}"))
    assert sql.clock("good", select(f"1 as b -- not {call}\n,2 as c")) == []


def test_models_too_long_too_joined_or_too_layered_fail():
    assert sql.size("bad", "\n" * 96)
    assert sql.size("bad", select("1 as b " + "inner join c on d " * 7))
    assert sql.size("bad", "with\n\n" + ",\n".join(f"a{n} as (select 1)" for n in range(9)))


@pytest.mark.parametrize(
    "text",
    ["{% if true %}a{% endif %}", "{%- for a in b %}", "{{ unknown_macro('a') }}", "{{ this }}"],
)
def test_logic_strangers_and_context_in_jinja_fail(text):
    assert sql.jinja("bad", text, MACROS)


def test_ctes_and_columns_are_read_from_the_text():
    assert list(ctes(GOOD)) == ["conversations", "records", "scored_conversations"]
    columns = "account_id conversation_month started_year is_changed example_text open_days"
    assert output_columns(GOOD) == [*columns.split(), "negative_count"]
    assert output_columns(select("*")) is None
    assert output_columns(select("a, {{ all_scores() }}")) is None
