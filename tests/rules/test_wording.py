"""Two wordings compared word by word: nothing of either is lost in the comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.evidence.wording import Change, Passage, differences

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED
TEXTS = st.lists(
    st.sampled_from(["we", "saw", "four", "villages", "burning", ".", ",", "\n", " "]), max_size=25
)


def test_a_changed_word_is_removed_and_added_in_its_place() -> None:
    assert differences("We saw four villages burning.", "We saw two villages burning.") == (
        Passage(SAME, "We saw "),
        Passage(REMOVED, "four"),
        Passage(ADDED, "two"),
        Passage(SAME, " villages burning."),
    )


def test_words_that_changed_side_by_side_are_one_change() -> None:
    assert differences("Soldiers burned it", "Unknown persons left it") == (
        Passage(REMOVED, "Soldiers burned"),
        Passage(ADDED, "Unknown persons left"),
        Passage(SAME, " it"),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("10:00", "10:30"), ("1,200.50", "1,400.50"), ("23/09/2022", "24/09/2022"), ("23.9.2022", "24.9.2022")],
)
def test_a_time_a_date_and_a_number_are_one_word(before: str, after: str) -> None:
    found = differences(f"Seen at {before}.", f"Seen at {after}.")
    assert found == (
        Passage(SAME, "Seen at "),
        Passage(REMOVED, before),
        Passage(ADDED, after),
        Passage(SAME, "."),
    )


def test_another_line_break_is_no_change() -> None:
    assert {passage.change for passage in differences("one two\nthree", "one two three")} == {SAME}


@given(before=TEXTS, after=TEXTS)
def test_both_texts_can_be_read_back(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    found = differences(old, new)
    assert "".join(passage.text for passage in found if passage.change is not ADDED) == old
    kept = "".join(passage.text for passage in found if passage.change is not REMOVED)
    assert kept.split() == new.split()


def test_a_long_text_of_few_words_is_compared_by_sentences() -> None:
    before = " ".join(["The army burned the village."] * 2_000)
    found = differences(before, f"{before} Nobody was left.")
    assert found == (Passage(SAME, before), Passage(ADDED, " Nobody was left."))
