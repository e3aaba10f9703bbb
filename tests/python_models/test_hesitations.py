import pytest

from python_models.hesitations import count_fillers, count_hesitations


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("Um, we, uh, looked at it.", 2),
        ("It is, you know, sort of slow.", 2),
        ("I mean, it works. Hmm.", 2),
        ("Well, er, erm, uhm, ummm.", 4),
        ("It was, like, ten minutes.", 1),
        ("It's kind of hard.", 1),
        ("What kind of plan is this sort of thing?", 0),
        ("Do you know what I mean?", 0),
        ("I like it like that.", 0),
        ("Uh-huh. Mm-hmm.", 0),
        ("The ER called about her number.", 0),
        ("", 0),
    ],
)
def test_fillers_are_counted_where_they_fill(text: str, fillers: int) -> None:
    assert count_fillers(text) == fillers


@pytest.mark.parametrize(
    ("text", "hesitations"),
    [
        ("I- I think so.", 1),
        ("The exp- export is gone.", 1),
        ("We we tried to to log in.", 2),
        ("I, I don't know.", 1),
        ("It was... well… fine.", 2),
        ("and then it --", 0),
        ("We wanted to—", 1),
        ("It is very very slow, no no.", 0),
        ("a well-known add-on", 0),
        ("Pick one - two is too many.", 0),
    ],
)
def test_words_broken_off_repeated_or_left_hanging_are_counted(text: str, hesitations: int) -> None:
    assert count_hesitations(text) == hesitations
