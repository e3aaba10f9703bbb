"""Who said it, and what may be shown of it: accounts, contacts, personal data, quotes."""

import re

import pytest

from tests.end_to_end.small_company.people import AMBERLEY, BIRCH, CEDAR, DALE, ELM, FERN

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ask(small):
    site, refresh = small
    assert refresh.code == 0, refresh.words
    return site.read


@pytest.mark.parametrize(
    ("conversation_id", "account_id", "method"),
    [
        pytest.param("zendesk:101", AMBERLEY, "crm_id", id="by its organization"),
        pytest.param("zendesk:106", DALE, "crm_id", id="known to HubSpot alone"),
        pytest.param("zendesk:107", ELM, "email_address", id="by a contact's free-mail address"),
        pytest.param("zendesk:113", BIRCH, "email_domain", id="by the domain of a colleague"),
        pytest.param("zendesk:108", None, "unresolved", id="a stranger"),
        pytest.param("email:mail-307-0@mail.example", None, "unresolved", id="a stranger's mail"),
        pytest.param(
            "slack:ext-amberley-accountants/1772618400.000000",
            AMBERLEY,
            "slack_channel_map",
            id="by the shared channel",
        ),
        pytest.param(
            "slack:ext-nowhere/1773309600.000000", None, "unresolved", id="an unmapped channel"
        ),
        pytest.param("gong:501", BIRCH, "crm_id", id="by what Gong linked"),
        pytest.param("vtt:call-502", CEDAR, "crm_id", id="by the transcripts' index"),
        pytest.param("vtt:call-503", AMBERLEY, "email_address", id="by who was in the call"),
        pytest.param("generic:601", FERN, "crm_id", id="by the id in the file"),
    ],
)
def test_conversation_belongs_to_account(ask, conversation_id, account_id, method):
    found = ask(
        "select account_id, account_resolution_method from marts.fct_conversations "
        f"where conversation_id = '{conversation_id}'"
    )
    assert found == [(account_id, method)]


def test_thirty_seven_conversations_belong_to_the_six_accounts(ask):
    counts = ask(
        "select account_id, count(*) from marts.fct_conversations group by all order by all"
    )
    assert dict(counts) == {AMBERLEY: 12, BIRCH: 10, CEDAR: 6, DALE: 4, ELM: 2, FERN: 3, None: 3}


def test_contracts_are_those_of_today(ask):
    columns = "account_id, arr_usd::integer, churned_at::date::varchar, segment"
    accounts = ask(f"select {columns} from marts.dim_accounts")
    assert sorted(accounts) == sorted(
        [
            (AMBERLEY, 12_000, None, "enterprise"),
            (BIRCH, 9_600, None, "mid_market"),  # 800 a month since 16 March
            (CEDAR, 0, "2026-03-18", "small_business"),
            (DALE, 3_600, None, "small_business"),
            (ELM, None, None, "free"),
            (FERN, 2_400, None, "small_business"),
        ]
    )


def test_an_account_knows_its_parent(ask):
    parent = f"select parent_account_id from marts.dim_accounts where account_id = '{ELM}'"
    assert ask(parent) == [(BIRCH,)]


def test_a_person_in_two_tools_is_one_contact(ask):
    shared = ask(
        """
        select count(distinct contact_id), count(*) from marts.fct_conversations
        where conversation_id in ('zendesk:101', 'intercom:201', 'email:mail-302-0@mail.example')
        """
    )
    assert shared == [(1, 3)]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"[\w.+-]+@[\w-]+\.[\w.]+", id="e-mail address"),
        pytest.param(r"202-555-01\d\d", id="telephone number"),
        pytest.param(r"4111 ?1111 ?1111 ?1111", id="card number"),
    ],
)
def test_no_published_text_holds_personal_data(ask, pattern):
    columns = ask(
        "select schema_name, table_name, column_name from duckdb_columns() "
        "where schema_name in ('marts', 'actions') and data_type = 'VARCHAR'"
    )
    # an e-mail conversation is called by its Message-ID, which looks like an address
    found = {
        f"{table}.{column}: {value}"
        for schema, table, column in columns
        if not column.endswith("_id")
        for (value,) in ask(f'select distinct "{column}" from {schema}.{table}')
        if value and re.search(pattern, value)
    }
    assert found == set()


def test_quoted_text_and_signature_are_not_the_authors_words(ask):
    texts = ask(
        "select text, has_quoted_text from marts.fct_messages "
        "where conversation_id = 'email:mail-301-0@mail.example' order by sent_at"
    )
    assert texts[1:] == [
        ("Thanks for telling us, we are looking into it.", True),
        ("The invoice export fails in every browser.", True),
    ]


def test_every_quote_stands_in_its_message(ask):
    wrong = ask(
        """
        select insight_id from marts.fct_insights inner join marts.fct_messages using (message_id)
        where quote is distinct from text[char_start + 1:char_end]
            or fct_insights.conversation_id != fct_messages.conversation_id
        """
    )
    assert wrong == []
    assert ask("select count(*) > 40 from marts.fct_insights") == [(True,)]


def test_no_model_labels_a_language_it_does_not_read(ask):
    labels = "select label from marts.fct_insights where conversation_id = 'zendesk:109'"
    assert ask(labels) == []


def test_an_empty_message_states_no_problem(ask):
    stated = "select stated_problem from marts.fct_conversations where conversation_id = '{}'"
    assert ask(stated.format("zendesk:104")) in ([(None,)], [("",)])


def test_audit_names_what_is_captured_and_what_is_missing(ask):
    shares = ask(
        "select channel, conversation_count, round(share_with_account, 4) "
        "from marts.mart_capture_audit where capture_month is not null order by all"
    )
    assert shares == [
        ("call", 1, 1.0),
        ("call", 2, 1.0),
        ("chat", 9, 1.0),
        ("email", 7, 0.8571),
        ("forum", 3, 1.0),
        ("slack_shared", 4, 0.75),
        ("ticket", 14, 0.9286),
    ]
    missing = ask(
        "select source_folder from marts.mart_capture_audit "
        "where capture_status = 'missing' order by all"
    )
    assert missing == [("labels",), ("product",), ("surveys",), ("tracker",)]


def test_days_add_up_to_conversations(ask):
    totals = ask("select sum(conversation_count), sum(message_count) from marts.mart_support_daily")
    assert totals == ask("select count(*), sum(message_count) from marts.fct_conversations")
