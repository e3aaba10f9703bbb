"""What can't be refreshed is refused in words, and what was published stays."""

import pytest

from tests.end_to_end.other_runs import BROKEN_FILES
from tests.end_to_end.refreshing import Site, differences
from tests.end_to_end.small_company import write_company

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        pytest.param({"DATA_DIR": "{folder}/nowhere"}, "a folder of exports", id="none"),
        pytest.param({"DATA_DIR": "{folder}/empty"}, "Expected conversations", id="empty"),
        pytest.param({"WAREHOUSE_PATH": "{folder}/w.db"}, "ends in .duckdb", id="other suffix"),
        pytest.param({"EMBEDDER": "word2vec"}, "minilm, hashing or off", id="unknown embedder"),
        pytest.param({"AS_OF": "last Tuesday"}, "AS_OF", id="no moment"),
    ],
)
def test_refusal_says_what_was_expected_and_found(tmp_path, environment, words):
    site = Site(tmp_path / "site")
    write_company(site.exports)
    (tmp_path / "empty").mkdir()
    refresh = site.refresh(
        **{name: value.format(folder=tmp_path) for name, value in environment.items()}
    )
    assert refresh.code == 1
    assert words in refresh.words
    assert "Traceback" not in refresh.words
    assert not site.published.exists()


def test_one_conversation_is_enough(single):
    site, refresh = single
    assert refresh.code == 0, refresh.words
    assert site.read("select conversation_id from marts.fct_conversations") == [("generic:1",)]
    assert site.read("select count(*) from marts.dim_topics where status != 'watch'") == [(0,)]


def test_nothing_but_broken_files_publishes_nothing(broken):
    site, refresh = broken
    assert refresh.code == 1
    assert not site.published.exists()
    assert "Traceback" not in refresh.words
    assert "could not be read" in refresh.output


def test_every_broken_file_is_rejected_with_its_reason(broken):
    rejected = broken[0].read(
        "select source_file, reason from raw.rejected_records order by all", build=True
    )
    names = {name.replace("events.jsonl", "events.jsonl.gz") for name in BROKEN_FILES}
    assert {name for name, _ in rejected} == names
    assert all("xpected" in reason for _, reason in rejected)


def test_failed_check_is_named_and_leaves_the_last_good_file(shifted_quotes):
    assert shifted_quotes.refresh.code == 1, shifted_quotes.refresh.words
    assert "assert_quotes_are_the_text" in shifted_quotes.refresh.output
    assert "The last good warehouse stays" in shifted_quotes.refresh.output
    assert "Traceback" not in shifted_quotes.refresh.words
    assert differences(shifted_quotes.before, shifted_quotes.site.tables()) == {}
