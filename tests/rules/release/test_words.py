"""Words taken out of a text: none of them is left in it, and the mark tells nothing but the ground."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.release.words import Cut, cores, cut_out, holds_mark, mark_of, runs_of, telling, without_marks

MARK = mark_of("personal data")
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="[]"), min_size=1, max_size=12
)
TEXTS = st.lists(
    st.sampled_from(["Karim", "karim,", "KARIM’s", "the", "North-Kivu", "62", "said", "é", "\n"]) | WORDS
)


@given(TEXTS, st.data())
def test_no_word_that_was_taken_out_is_left_in_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    runs = runs_of(text)
    if not runs:
        return
    first = data.draw(st.integers(1, len(runs)))
    last = data.draw(st.integers(first, len(runs)))
    removed = telling(" ".join(run.text for run in runs[first - 1 : last]))
    left = cut_out(text, [Cut(first, last, MARK)])
    assert holds_mark(left)
    assert not removed & set(cores(without_marks(left)))


@given(st.lists(WORDS, min_size=1, max_size=40), st.lists(WORDS, min_size=1, max_size=40))
def test_the_mark_does_not_tell_how_much_was_taken_out(one: list[str], other: list[str]) -> None:
    def gap(words: list[str]) -> str:
        text = " ".join(words)
        return cut_out(text, [Cut(1, len(runs_of(text)), MARK)]).strip() if runs_of(text) else MARK

    assert gap(one) == gap(other) == MARK


@given(st.text(), st.text(max_size=10))
def test_a_text_of_which_nothing_is_withheld_comes_back_as_it_was(text: str, word: str) -> None:
    absent = {core: MARK for core in cores(word) if core not in cores(text) and core.isascii()}
    assert cut_out(text, [], absent) == text


@pytest.mark.parametrize(
    ("text", "first", "last", "left"),
    [
        ("We met Karim, who fled.", 3, 3, f"We met {MARK} who fled."),
        ("Karim fled. KARIM’s brother stayed.", 1, 1, f"{MARK} fled. {MARK} brother stayed."),
        ("The head of the police spoke to the post.", 2, 5, f"The {MARK} spoke to the post."),
        ("Line one\n\nsecret\n\nline two", 3, 3, f"Line one\n\n{MARK}\n\nline two"),
        ("a\nb", 1, 2, MARK),
        ("ကိုမောင်ကဆိုသည်။ ကိုမောင်", 2, 2, MARK),
        ("Ka\u200brim and Karim", 3, 3, f"{MARK} and {MARK}"),
    ],
)
def test_words_go_with_their_comma_and_wherever_the_text_has_them(
    text: str, first: int, last: int, left: str
) -> None:
    assert cut_out(text, [Cut(first, last, MARK)]) == left


def test_two_grounds_side_by_side_leave_two_marks() -> None:
    other = mark_of("security")
    assert cut_out("a bb cc d", [Cut(2, 2, MARK), Cut(3, 3, other)]) == f"a {MARK} {other} d"
