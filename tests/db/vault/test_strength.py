"""Passphrase strength, as shown while typing."""

import pytest

from db.vault import MINIMUM_SCORE, strength


def test_a_few_unrelated_words_are_accepted_and_common_ones_are_not() -> None:
    good = strength("gravel otter pamphlet lantern")
    poor = strength("password123")
    assert good.accepted
    assert good.score >= MINIMUM_SCORE > poor.score
    assert good.guesses > 10**8 > poor.guesses
    assert poor.advice
    assert good.words != poor.words


def test_the_users_own_words_count_for_little() -> None:
    phrase = "ministryofzubrowka"
    assert strength(phrase, ["ministryofzubrowka"]).guesses < strength(phrase).guesses


def test_one_persons_words_are_forgotten_for_the_next() -> None:
    strength("ministryofzubrowka", ["ministryofzubrowka"])
    assert strength("ministryofzubrowka").score > strength("ministryofzubrowka", ["ministryofzubrowka"]).score


@pytest.mark.parametrize("text", ["", "x" * 1_000_000, "\ud800" * 40, "أ" * 200, "\u202e" * 90])
def test_any_text_can_be_measured(text: str) -> None:
    assert 0 <= strength(text).score <= 4
