"""Slips of the keyboard: what is still taken for the word that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.near_words import nearest, slips

_KNOWN = [("myanmar", 3), ("sanctions", 9), ("sanction", 2), ("rohingya", 5), ("village", 4)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mynamar", "myanmar"),
        ("myanmr", "myanmar"),
        ("rohinngya", "rohingya"),
        ("sancions", "sanctions"),
        ("vilage", "village"),
        ("quarterly", None),
        ("myn", None),
    ],
)
def test_a_slip_or_two_still_name_the_word(typed: str, meant: str | None) -> None:
    assert nearest(typed, _KNOWN) == meant


def test_of_words_as_near_the_most_used_is_meant() -> None:
    assert nearest("lexer", [("lever", 1), ("laxer", 7)]) == "laxer"


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_slips_count_the_same_both_ways_and_none_for_the_same_word(one: str, other: str) -> None:
    assert slips(one, other, 8) == slips(other, one, 8)
    assert (slips(one, other, 8) == 0) == (one == other)


@given(st.text("abcd", min_size=2, max_size=8), st.integers(0, 6))
def test_two_letters_that_changed_places_are_one_slip(word: str, place: int) -> None:
    at = place % (len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert slips(word, swapped, 2) == (swapped != word)
