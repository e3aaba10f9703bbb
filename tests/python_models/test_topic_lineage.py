import polars as pl
import pytest

from python_models.topic_lineage import Matches, match_communities

Change = tuple[str | None, int | None, str]


def match(
    was: str, now: str, *, held: tuple[str, ...] = (), extra: tuple[int, ...] = ()
) -> Matches:
    """One letter a text for the topic it was in, one digit for its community; a dot for none."""
    texts = pl.DataFrame(
        {
            "known_topic_id": [None if letter == "." else letter for letter in was],
            "community": [None if digit == "." else int(digit) for digit in now],
        },
        schema={"known_topic_id": pl.String, "community": pl.Int64},
    )
    numbers = {int(digit) for digit in now if digit != "."} | set(extra)
    return match_communities(texts, communities=numbers, held=held)


def changes(matches: Matches) -> set[Change]:
    return set(matches.changes.select("from_topic_id", "community", "change").iter_rows())


def test_a_topic_goes_on_where_at_least_half_of_both_is_shared() -> None:
    matches = match("aaaabbbb", "00011111")
    assert matches.continued == {0: "a", 1: "b"}
    assert changes(matches) == {("a", 0, "continued"), ("b", 1, "continued")}
    assert matches.changes["jaccard_score"].to_list() == [0.75, 0.8]


def test_a_topic_that_falls_apart_ends_in_its_parts() -> None:
    matches = match("aaaaaaaaa", "000111222")
    assert matches.continued == {}
    assert changes(matches) == {("a", part, "split") for part in (0, 1, 2)}


def test_the_larger_part_keeps_the_id() -> None:
    matches = match("aaaaaaaaa", "000000111")
    assert matches.continued == {0: "a"}
    assert changes(matches) == {("a", 0, "continued"), ("a", 1, "split")}


def test_a_topic_that_another_swallows_is_merged_into_it() -> None:
    matches = match("aaaaaabbb", "000000000")
    assert matches.continued == {0: "a"}
    assert changes(matches) == {("a", 0, "continued"), ("b", 0, "merged")}


def test_equals_that_join_are_merged_into_a_new_one() -> None:
    matches = match("aaabbbccc", "000000000")
    assert matches.continued == {}
    assert changes(matches) == {(old, 0, "merged") for old in "abc"}


def test_a_topic_whose_texts_are_nowhere_has_retired() -> None:
    assert changes(match("aaaabbbb", "....1111")) == {
        ("a", None, "retired"),
        ("b", 1, "continued"),
    }


def test_what_shares_no_text_with_a_topic_is_born() -> None:
    assert changes(match("aaa...", "000111", extra=(5,))) == {
        ("a", 0, "continued"),
        (None, 1, "born"),
        (None, 5, "born"),
    }


def test_a_topic_that_takes_much_noise_in_goes_on() -> None:
    assert match("aaa.......", "0000000000").continued == {0: "a"}


def test_a_held_topic_keeps_its_id_wherever_most_of_it_went() -> None:
    assert match("aaabbbbbb", "000000000", held=("a",)).continued == {0: "a"}


@pytest.mark.parametrize(("was", "now"), [("", ""), ("...", "..."), ("aa", ".."), ("..", "00")])
def test_nothing_on_either_side_is_no_error(was: str, now: str) -> None:
    assert match(was, now).continued == {}
