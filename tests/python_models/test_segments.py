import polars as pl
import pytest

from python_models.segments import VERSION, hash_content, split_messages, split_text


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_text(text)]


def split(*texts: str) -> pl.DataFrame:
    numbers = [f"m{number}" for number, _ in enumerate(texts)]
    return split_messages(
        pl.DataFrame(
            {"message_id": numbers, "text": list(texts)},
            schema={"message_id": pl.String, "text": pl.String},
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fails. Why?", ["It fails.", "Why?"]),
        ("It fails.\r\n\r\nWhy is that?\r\n", ["It fails.", "Why is that?"]),
        ("It fails. 😡😡 Why? 🙏 Tell me.", ["It fails.", "😡😡 Why?", "🙏 Tell me."]),
        ("We need:\n- an export\n- a filter", ["We need:", "- an export", "- a filter"]),
        ("Steps:\n1. Open it\n2. Click", ["Steps:", "1. Open it", "2. Click"]),
        ("Es geht nicht. Was nun?", ["Es geht nicht.", "Was nun?"]),
        ("No funciona. ¿Por qué?", ["No funciona.", "¿Por qué?"]),
        ("It costs 4.50 USD e.g. today. Fine.", ["It costs 4.50 USD e.g. today.", "Fine."]),
        ("  It can't.   It won’t.  ", ["It can't.", "It won’t."]),
        ("first line\nsecond line", ["first line\nsecond line"]),
    ],
)
def test_a_text_is_cut_at_sentences_and_blocks(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["", "   ", "👍", "12345", "#123 !!!", ":)", "\n\n\n", "ok"])
def test_what_has_no_three_letters_gives_no_segment(text: str) -> None:
    assert sentences(text) == []


def test_a_script_without_spaces_is_one_segment_a_block() -> None:
    text = "エクスポートが動きません。助けてください。"
    assert sentences(f"{text}\n\n{text}") == [text, text]


@pytest.mark.parametrize(
    "text",
    [
        "I don't know.\r\nIt can't, couldn't and won't… 😀 “quoted” – so. Over-\nflow ends here",
        "a\n\n\n- b c d\n\n  * e f g\n3) h i j.  K l m\t!",
        "Straße 5. ŞĞİ öäü. 日本語です。Русский текст! العربية هنا؟ Ende",
        "see https://x.io/a.b?c=d. Mail me. cannot\u00a0stop\u200b now. 👍🏽 thanks.",
    ],
)
def test_positions_are_ordered_apart_and_slice_the_text_exactly(text: str) -> None:
    ranges = split_text(text)
    edges = [position for pair in ranges for position in pair]
    assert edges == sorted(edges)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in ranges)
    cut = {position for a, b in ranges for position in range(a, b)}
    left = "".join(character for at, character in enumerate(text) if at not in cut)
    assert not any(character.isalpha() for character in left.removeprefix("a"))


def test_each_segment_is_the_slice_that_its_positions_name() -> None:
    text = "It fails.\r\nWhy? 😡 Tell me."
    frame = split(text)
    slices = [text[a:b] for a, b in frame.select("char_start", "char_end").iter_rows()]
    assert frame["segment_text"].to_list() == slices == ["It fails.", "Why?", "😡 Tell me."]
    assert frame["segment_number"].to_list() == [1, 2, 3]


def test_the_same_sentence_twice_is_two_segments_with_one_content() -> None:
    frame = split("It fails. It fails.", "it  FAILS.")
    assert frame["segment_id"].n_unique() == 3
    assert frame["content_sha256"].n_unique() == 1
    assert set(frame["model_version"]) == {VERSION}


def test_splitting_again_gives_the_same_ids() -> None:
    assert split("It fails. Why?").equals(split("It fails. Why?"))


def test_all_sentences_of_a_message_have_the_language_of_the_message() -> None:
    frame = split("Wir können die Rechnung nicht herunterladen. Warum? Bitte um Hilfe.")
    assert frame["language_code"].to_list() == ["de", "de", "de"]


@pytest.mark.parametrize("texts", [(), ("👍", "")])
def test_nothing_to_split_gives_an_empty_frame(texts: tuple[str, ...]) -> None:
    assert split(*texts).is_empty()


@pytest.mark.parametrize("other", ["it fails.", "  It\n fails. ", "IT FAILS."])
def test_case_and_white_space_do_not_make_another_content(other: str) -> None:
    assert hash_content(other) == hash_content("It fails.")


def test_another_word_or_mark_makes_another_content() -> None:
    assert len({hash_content(text) for text in ("It fails.", "It fails", "It failed.")}) == 3
