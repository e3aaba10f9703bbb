import pytest

from python_models.prose import find_blocks, hide_what_is_no_prose


@pytest.mark.parametrize(
    "hidden",
    [
        "```\nthe door = open\n```",
        "```python\nprint('the door is open')```",
        "~~~\nopen the door\n~~~",
        "<!-- Please describe the door -->",
        "<!--\nPlease describe\nthe door\n-->",
        "2026-02-01T19:33:08Z door opened by guard",
        "12:01:07 ERROR door is jammed",
        "[WARN] door is ajar",
        "    at Door.open(Door.java:17)",
        '  File "door.py", line 17, in open',
        "#16 0x564aea7c8d20 in open_door(void) (/bin/door+0x55ed20)",
        "Traceback (most recent call last):",
        "$ door --open",
        "const door = open();",
        "if (door.isOpen()) {",
        "![the open door](https://example.com/door.png)",
    ],
)
def test_what_a_machine_wrote_is_hidden_and_positions_stay(hidden: str) -> None:
    text = f"It is stuck.\n{hidden}\nWhat now?"
    prose = hide_what_is_no_prose(text)
    assert len(prose) == len(text)
    assert prose.split() == ["It", "is", "stuck.", "What", "now?"]


@pytest.mark.parametrize(
    "text",
    [
        "It says `door is open` all day.",
        "```\nit is never closed",
        "Error: the door is jammed",
        "at noon the door (the left one) opens",
        "At 10:15:00 the door opened.",
        "from Monday on the door does this:",
        "let me explain (it is short):",
        "class starts at nine;",
        "rows where a < b and c > d",
    ],
)
def test_what_a_person_wrote_stays(text: str) -> None:
    assert hide_what_is_no_prose(text) == text


def test_headings_and_checkboxes_are_blocks_of_their_own() -> None:
    text = "# Door\nIt is stuck.\n**Expected**\n- [x] I looked\n- it opens\n\nThat is all."
    assert [(text[a:b].strip(), frame) for a, b, frame in find_blocks(text)] == [
        ("# Door", True),
        ("It is stuck.", False),
        ("**Expected**", True),
        ("- [x] I looked", True),
        ("- it opens", False),
        ("That is all.", False),
    ]
