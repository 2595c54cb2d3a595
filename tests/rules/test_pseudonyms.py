"""Names taken out of text: whatever their case or number, and never a part of another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.entry.pseudonyms import names_within, numbered, veiled

NAMES = {"Chin": "Group 1", "Rohingya": "Group 2", "Rohingya Muslims": "Group 3", "ရိုဟင်ဂျာ": "Group 2"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The ROHINGYA fled.", "The Group 2 fled."),
        ("Rohingyas and Chins", "Group 2 and Group 1"),
        ("Rohingya Muslims fled.", "Group 3 fled."),
        ("A machine made in China", "A machine made in China"),
        ("Chin-Rohingya", "Group 1-Group 2"),
        ("မြန်မာရိုဟင်ဂျာများ", "မြန်မာGroup 2များ"),
        ("", ""),
    ],
)
def test_names_are_replaced_whatever_their_case_and_number(text: str, shown: str) -> None:
    assert veiled(text, NAMES) == shown


def test_what_was_put_in_is_not_searched_again() -> None:
    assert veiled("Group and Chin", {"Group": "X", "Chin": "Group 1"}) == "X and Group 1"
    assert veiled("Chin", {"Chin": r"\1 Group"}) == r"\1 Group"


def test_a_name_in_another_spelling_is_still_found() -> None:
    assert names_within("the RUAINGGA people", ["Ruáingga", "Chin"]) == ["Ruáingga"]
    assert names_within("which machine", ["Chin"]) == []
    assert names_within("anything", ["!!", ""]) == []


@given(
    words=st.lists(
        st.sampled_from(["Chin", "chins", "Rohingya", "and", "which", "Machine", "."]), max_size=12
    )
)
def test_nothing_is_left_of_any_name(words: list[str]) -> None:
    assert names_within(veiled(" ".join(words), NAMES), NAMES) == []


def test_numbers_follow_the_order_of_recording() -> None:
    assert numbered(["b", "a"], "Group", "MMR") == {"b": "MMR Group 1", "a": "MMR Group 2"}
