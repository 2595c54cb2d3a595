"""Two people's edits of one text: what one changed alone is taken, what both changed is left to them."""

import string

from hypothesis import given
from hypothesis import strategies as st

from app.rules.reports.merging import Agreed, Clash, merge_sets, merge_texts

WORDS = st.lists(st.sampled_from(["troops", "mass", "north", "in", "the", "\n", "burned"]), max_size=12)
TEXTS = WORDS.map(" ".join)
BASE = "Troops mass in the north.\n\nThree villages burned last week.\n\nRoads are closed."


@given(base=TEXTS, edit=TEXTS)
def test_the_edit_of_one_alone_is_the_whole_result(base: str, edit: str) -> None:
    assert merge_texts(base, edit, base).text() == edit
    assert merge_texts(base, base, edit).text() == edit
    assert merge_texts(base, edit, base).clashes == ()


@given(base=TEXTS, edit=TEXTS)
def test_the_same_edit_of_both_is_made_once(base: str, edit: str) -> None:
    merged = merge_texts(base, edit, edit)
    assert (merged.text(), merged.clashes) == (edit, ())


@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_who_is_who_makes_no_difference_but_for_the_sides_of_a_clash(
    base: str, mine: str, theirs: str
) -> None:
    one, other = merge_texts(base, mine, theirs), merge_texts(base, theirs, mine)
    turned = tuple(
        Clash(part.base, part.theirs, part.mine) if isinstance(part, Clash) else part for part in other.parts
    )
    assert one.parts == turned


@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_nothing_is_invented_and_a_clash_settled_for_one_loses_nothing_of_theirs(
    base: str, mine: str, theirs: str
) -> None:
    merged = merge_texts(base, mine, theirs)
    known = set((base + " " + mine + " " + theirs).split())
    assert set(merged.text().split()) <= known
    for clash in merged.clashes:
        assert clash.mine != clash.theirs
        assert clash.base not in {clash.mine, clash.theirs}


@given(
    paragraphs=st.lists(
        st.lists(st.text(string.ascii_lowercase, min_size=4, max_size=8), min_size=2, max_size=5).map(
            " ".join
        ),
        min_size=3,
        max_size=6,
        unique=True,
    ),
    data=st.data(),
)
def test_edits_of_different_paragraphs_are_both_there(paragraphs: list[str], data: st.DataObject) -> None:
    first, second = data.draw(
        st.lists(st.integers(0, len(paragraphs) - 1), min_size=2, max_size=2, unique=True).filter(
            lambda pair: abs(pair[0] - pair[1]) > 1
        )
    )
    mine = [f"{one} MINE" if place == first else one for place, one in enumerate(paragraphs)]
    theirs = [f"THEIRS {one}" if place == second else one for place, one in enumerate(paragraphs)]
    merged = merge_texts(*("\n\n".join(text) for text in (paragraphs, mine, theirs)))
    assert merged.clashes == ()
    assert merged.text().count("MINE") == merged.text().count("THEIRS") == 1


def test_two_edits_of_one_sentence_are_taken_where_words_stand_between() -> None:
    mine = BASE.replace("Three", "Four")
    theirs = BASE.replace("last week", "on Monday")
    merged = merge_texts(BASE, mine, theirs)
    assert merged.clashes == ()
    assert "Four villages burned on Monday." in merged.text()


def test_two_edits_of_the_same_words_are_left_to_choose() -> None:
    mine, theirs = BASE.replace("Three", "Four"), BASE.replace("Three", "Five")
    merged = merge_texts(BASE, mine, theirs)
    assert merged.clashes == (Clash("Three", "Four", "Five"),)
    assert merged.text() == mine
    assert merged.text(theirs=frozenset({0})) == theirs
    assert isinstance(merged.parts[0], Agreed)


def test_both_wordings_of_a_passage_are_kept_with_a_blank_between_them() -> None:
    merged = merge_texts("It burned.", "It burned. One fled.", "It burned. Two died.")
    assert merged.text(both=frozenset({0})) == "It burned. One fled. Two died."


def test_a_passage_struck_by_one_and_changed_by_the_other_is_a_clash() -> None:
    mine = BASE.replace("\n\nThree villages burned last week.", "")
    merged = merge_texts(BASE, mine, BASE.replace("Three", "Five"))
    assert len(merged.clashes) == 1
    assert "Five" in merged.clashes[0].theirs


@given(
    base=st.sets(st.sampled_from("abcdef")),
    mine=st.sets(st.sampled_from("abcdef")),
    theirs=st.sets(st.sampled_from("abcdef")),
)
def test_of_ticked_things_what_either_added_is_there_and_what_either_took_out_is_not(
    base: set[str], mine: set[str], theirs: set[str]
) -> None:
    merged = set(merge_sets(sorted(base), sorted(mine), sorted(theirs)))
    assert merged == (base & mine & theirs) | (mine - base) | (theirs - base)
    assert set(merge_sets(sorted(base), sorted(mine), sorted(base))) == mine
