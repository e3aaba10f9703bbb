import polars as pl
import pytest

from python_models.segments import VERSION, hash_content, split_messages, split_text


def sentences(text: str) -> list[str]:
    return [text[part.start : part.end] for part in split_text(text)]


def matters(text: str) -> list[str]:
    return [text[part.start : part.end] for part in split_text(text) if not part.is_courtesy]


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
        ("It fails. It hangs.", ["It fails.", "It hangs."]),
        ("It fails.\r\n\r\nIt hangs.\r\n", ["It fails.", "It hangs."]),
        ("It fails. 😡😡 It hangs. 🙏 Tell me.", ["It fails.", "😡😡 It hangs.", "🙏 Tell me."]),
        (
            "It lacks these:\n- an export\n- a filter",
            ["It lacks these:", "- an export", "- a filter"],
        ),
        ("Es geht nicht. Was nun?", ["Es geht nicht.", "Was nun?"]),
        ("No funciona. ¿Por qué?", ["No funciona.", "¿Por qué?"]),
        ("It costs 4.50 USD e.g. today. It hangs.", ["It costs 4.50 USD e.g. today.", "It hangs."]),
        ("  It can't.   It won’t.  ", ["It can't.", "It won’t."]),
        ("first line\nsecond line", ["first line\nsecond line"]),
    ],
)
def test_a_text_is_cut_at_sentences_and_blocks(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


# The message of the acceptance test for several insights in one message.
def test_three_matters_in_one_sentence_are_three_slices() -> None:
    assert sentences(
        "I was charged twice when I tried to update my payment method, and the page kept timing "
        "out, I can't rely on this any more"
    ) == [
        "I was charged twice when I tried to update my payment method",
        "the page kept timing out",
        "I can't rely on this any more",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fails. Why?", ["It fails. Why?"]),
        ("Also. It fails.", ["Also. It fails."]),
        ("It fails. Any ideas? It hangs.", ["It fails. Any ideas?", "It hangs."]),
        ("We need:\n- an export\n- a filter", ["We need:\n- an export", "- a filter"]),
        ("Steps:\n1. Open it\n2. Click", ["Steps:\n1. Open it", "2. Click"]),
        ("Why?", ["Why?"]),
        ("See below:\n```\ncode\n```\nIt fails.", ["See below:", "It fails."]),
        ("Thanks! Why?", ["Thanks!", "Why?"]),
    ],
)
def test_a_fragment_that_means_nothing_alone_joins_its_neighbour(
    text: str, expected: list[str]
) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi team, it fails. Thanks!", ["it fails."]),
        ("Thanks for the quick reply, but it still fails.", ["but it still fails."]),
        ("It fails.\n\nKind regards,\nAna Pena\nHead of Care", ["It fails."]),
        ("Ok, thank you so much!", []),
        ("# Bug report\nIt fails.\n**Version**\n- [x] I looked", ["It fails."]),
        ("# It fails", ["# It fails"]),
    ],
)
def test_courtesies_and_headings_are_slices_and_no_matters(text: str, expected: list[str]) -> None:
    assert matters(text) == expected
    assert len(sentences(text)) > len(expected) or text == "# It fails"


def test_a_very_long_message_is_cut_to_its_end() -> None:
    text = "The lamp is off, and the bell rings all night. " * 2_000
    parts = split_text(text)
    assert len(parts) == 4_000
    assert text[parts[-1].start :].strip() == "the bell rings all night."


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
    ranges = [(part.start, part.end) for part in split_text(text)]
    edges = [position for pair in ranges for position in pair]
    assert edges == sorted(edges)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in ranges)
    cut = {position for a, b in ranges for position in range(a, b)}
    left = "".join(character for at, character in enumerate(text) if at not in cut)
    assert not any(character.isalpha() for character in left.removeprefix("a"))


def test_each_segment_is_the_slice_that_its_positions_name() -> None:
    text = "It fails.\r\nIt hangs, sorry! 😡 Tell me."
    frame = split(text)
    slices = [text[a:b] for a, b in frame.select("char_start", "char_end").iter_rows()]
    assert frame["segment_text"].to_list() == slices
    assert frame["segment_number"].to_list() == list(range(1, len(slices) + 1))


def test_each_row_says_whether_it_is_a_courtesy() -> None:
    assert split("Hello! It fails.").sort("segment_number")["is_courtesy"].to_list() == [
        True,
        False,
    ]


def test_the_same_sentence_twice_is_two_segments_with_one_content() -> None:
    frame = split("It fails. It fails.", "it  FAILS.")
    assert frame["segment_id"].n_unique() == 3
    assert frame["content_sha256"].n_unique() == 1
    assert set(frame["model_version"]) == {VERSION}


def test_splitting_again_gives_the_same_ids() -> None:
    assert split("It fails. It hangs.").equals(split("It fails. It hangs."))


def test_short_slices_have_the_language_of_the_message() -> None:
    frame = split("Wir können die Rechnung nicht herunterladen. Warum? Bitte um Hilfe.")
    assert set(frame["language_code"]) == {"de"}


def test_each_long_slice_of_a_mixed_message_has_its_own_language() -> None:
    frame = split(
        "Wir können die Rechnung nicht herunterladen. We can't open the invoice since yesterday."
    )
    assert frame.sort("segment_number")["language_code"].to_list() == ["de", "en"]


@pytest.mark.parametrize("texts", [(), ("👍", "")])
def test_nothing_to_split_gives_an_empty_frame(texts: tuple[str, ...]) -> None:
    assert split(*texts).is_empty()


@pytest.mark.parametrize("other", ["it fails.", "  It\n fails. ", "IT FAILS."])
def test_case_and_white_space_do_not_make_another_content(other: str) -> None:
    assert hash_content(other) == hash_content("It fails.")


def test_another_word_or_mark_makes_another_content() -> None:
    assert len({hash_content(text) for text in ("It fails.", "It fails", "It failed.")}) == 3
