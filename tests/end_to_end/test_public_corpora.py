"""Real threads that nobody on this project wrote, with nothing but messages."""

import pytest

from tests.end_to_end.other_runs import CORPORA

pytestmark = pytest.mark.slow

OTHER_FOLDERS = {"billing", "calls", "crm", "email", "intercom", "product", "slack", "surveys"}


@pytest.fixture(params=["support_tweets"])
def corpus(request):
    found = request.getfixturevalue(request.param)
    if found is None:
        pytest.skip(f"the corpus {request.param} is not in {CORPORA}")
    return found


def test_corpus_is_published(corpus):
    site, refresh = corpus
    assert refresh.code == 0, refresh.words
    assert "Traceback" not in refresh.words
    (exports,) = site.read(
        "select sum(loaded_count) from raw.file_loads where entity = 'generic_messages'", build=True
    )
    assert site.read("select count(*) from marts.fct_messages") == [exports]


def test_audit_names_every_missing_source(corpus):
    missing = corpus[0].read(
        "select source_folder, finding from marts.mart_capture_audit "
        "where capture_status = 'missing'"
    )
    assert {folder for folder, _ in missing} >= OTHER_FOLDERS
    assert all(finding for _, finding in missing)


def test_threads_have_two_sides_and_no_account(corpus):
    ((conversations, with_reply, with_account),) = corpus[0].read(
        "select count(*), count(first_reply_time_calendar_minutes), count(account_id) "
        "from marts.fct_conversations"
    )
    assert conversations > 200
    assert with_reply / conversations > 0.5
    assert with_account == 0


def test_topics_are_found(corpus):
    ((topics,),) = corpus[0].read("select count(*) from marts.dim_topics")
    assert topics > 3
