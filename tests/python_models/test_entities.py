import polars as pl
import pytest

from python_models.entities import find_entities
from python_models.entity_catalogue import build_catalogue, hash_catalogue

COMMON = frozenset({"rivet", "notion", "teams", "growth", "business", "team", "report", "box"})
COMPETITORS = pl.DataFrame(
    {
        "competitor_id": ["plinthworks", "rivetdesk"],
        "competitor_name": ["Plinthworks", "Rivetdesk"],
        "aliases": ["plinthworks|plinth works|plinth", "rivetdesk|rivet"],
    }
)
INTEGRATIONS = pl.DataFrame(
    {
        "integration_id": ["jira", "notion", "teams", "sheets", "rivet_sync"],
        "integration_name": ["Jira", "Notion", "Microsoft Teams", "Google Sheets", "Rivetdesk"],
        "aliases": ["jira", "notion", "ms teams|teams", "google sheets", "rivetdesk"],
    }
)
PLANS = pl.DataFrame({"plan": ["growth", "biz"], "plan_name": ["Growth", "Business"]})
FEATURES = pl.DataFrame(
    {
        "feature_id": ["sso", "reports", "scheduled"],
        "feature_name": ["Single sign-on", "Reports", "Scheduled reports"],
        "keywords": ["sso|saml", "report", None],
    }
)
CATALOGUE = build_catalogue(
    competitors=COMPETITORS,
    integrations=INTEGRATIONS,
    plans=PLANS,
    features=FEATURES,
    common_words=COMMON,
)


def find(*texts: str, char_start: int = 0) -> pl.DataFrame:
    segments = pl.DataFrame(
        {
            "segment_id": [f"s{number}" for number in range(len(texts))],
            "char_start": [char_start] * len(texts),
            "segment_text": texts,
        },
        schema={"segment_id": pl.String, "char_start": pl.Int32, "segment_text": pl.String},
    )
    return find_entities(segments, CATALOGUE)


def names(text: str) -> list[tuple[str, str]]:
    return list(find(text).select("entity_id", "matched_text").iter_rows())


@pytest.mark.parametrize(
    "spelling", ["Plinthworks", "plinthworks", "PLINTH WORKS", "plinth-works", "Plinth  Works"]
)
def test_case_hyphens_and_spaces_do_not_matter(spelling: str) -> None:
    assert names(f"We left {spelling} behind.") == [("plinthworks", spelling)]


@pytest.mark.parametrize("spelling", ["single-sign-on", "Single Sign On", "single signon", "SSO"])
def test_a_name_of_several_words_may_be_joined_or_split(spelling: str) -> None:
    assert names(f"Where is {spelling}?") == [("sso", spelling)]


def test_a_possessive_is_not_part_of_the_name() -> None:
    assert names("Plinthworks' map and Jira's board") == [
        ("plinthworks", "Plinthworks"),
        ("jira", "Jira"),
    ]


def test_singular_and_plural_are_one() -> None:
    assert names("a google sheet") == [("sheets", "google sheet")]
    assert names("The scheduled report came late.") == [("scheduled", "scheduled report")]


def test_only_whole_words_are_names() -> None:
    assert names("Jirafe and reporters and assos") == []


def test_the_longest_of_overlapping_names_wins() -> None:
    assert names("Scheduled reports are late.") == [("scheduled", "Scheduled reports")]


def test_positions_are_characters_of_the_message() -> None:
    row = find("Ünder “Jira” we plan.", char_start=40).row(0, named=True)
    assert (row["char_start"], row["char_end"], row["matched_text"]) == (47, 51, "Jira")


def test_a_tool_named_twice_is_one_entity_at_its_first_place() -> None:
    assert find("Jira here, jira there")["char_start"].to_list() == [0]


def test_a_tool_in_both_lookups_is_a_competitor() -> None:
    assert find("Our rivetdesk data")["entity_type"].to_list() == ["competitor"]


def test_a_marker_of_personal_data_names_nothing() -> None:
    assert names("Write to [jira] please.") == []


@pytest.mark.parametrize(
    "text",
    [
        "We may move all of it over to rivet next spring.",
        "They compared us with rivet and left.",
        "Our people prefer Rivet for planning.",
        "Rivet has a better map.",
        "rivet integration would do",
        "EVERYBODY GOES TO RIVET NOW",
        "between jira and rivet we lose track",
    ],
)
def test_an_ordinary_word_is_a_tool_beside_a_cue_or_with_a_capital(text: str) -> None:
    assert "rivetdesk" in find(text)["entity_id"]


@pytest.mark.parametrize(
    "text",
    [
        "There is a rivet missing in the frame.",
        "Rivet guns are on sale.",
        "I have no notion of what went wrong.",
        "Every team needs access, all teams do.",
        "the plinth of that statue",
        "We connect to box number four.",
    ],
)
def test_an_ordinary_word_alone_is_no_tool(text: str) -> None:
    assert names(text) == []


def test_a_capital_where_all_words_have_one_tells_nothing() -> None:
    assert names("How Every Plant Stores One Rivet Safely") == []


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("What does the growth tier cost?", ["growth"]),
        ("We went from Growth to Business in a week.", ["growth", "biz"]),
        ("Is it in the growth or business plan?", ["growth", "biz"]),
        ("we want to upgrade to business", ["biz"]),
        ("Does Growth include webhooks?", ["growth"]),
        ("We are on Business and wait for days.", ["biz"]),
        ("We might drop Business altogether.", ["biz"]),
        ("22 people on growth, what would it be?", ["growth"]),
        ("He teaches at Nordic Business School.", []),
        ("our business plan for next year", []),
        ("Business was good and growth was strong.", []),
        ("He upgraded our business software.", []),
    ],
)
def test_a_plan_is_named_beside_plan_or_a_move(text: str, plans: list[str]) -> None:
    assert find(text)["entity_id"].to_list() == plans


def test_an_ordinary_word_names_a_feature_with_less_confidence() -> None:
    found = find("This report is wrong.", "Scheduled reports are wrong.")
    assert found["confidence_score"].to_list() == [0.6, 0.95]


def test_no_segment_and_no_catalogue_give_no_entity() -> None:
    assert find().is_empty()
    segments = pl.DataFrame({"segment_id": ["s"], "char_start": [0], "segment_text": ["Jira"]})
    assert find_entities(segments, CATALOGUE.clear()).is_empty()


def test_only_a_part_of_a_name_and_an_ordinary_word_need_more_than_themselves() -> None:
    needy = set(CATALOGUE.filter("needs_meaning")["alias"])
    ordinary = {"notion", "teams", "growth", "business", "report", "reports"}
    assert needy == ordinary | {"plinth", "rivet"}


def test_any_change_of_a_lookup_changes_the_hash() -> None:
    described = pl.DataFrame({"feature_id": ["sso"], "feature_text": ["Login"]})
    first = hash_catalogue(CATALOGUE, described)
    assert first == hash_catalogue(CATALOGUE.reverse(), described)
    assert first != hash_catalogue(CATALOGUE.head(5), described)
    assert first != hash_catalogue(CATALOGUE, described.with_columns(feature_text=pl.lit("Log in")))
