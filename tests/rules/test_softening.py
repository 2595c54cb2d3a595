"""What grows softer on the way up: strong words lost, hedges gained, numbers lowered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.softening import SOFTENING
from app.rules.entry.quantities import quantities
from app.rules.evidence.softening import Softening, softening

TERMS = tuple(term.term for term in SOFTENING.shipped())


def look(before: str, after: str) -> Softening:
    return softening(before, after, TERMS)


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("Forty villagers were massacred.", "Forty villagers were killed.", ("massacred",)),
        ("They were burned alive in a barn.", "They died in a barn fire.", ("burned alive",)),
        ("The colonel ordered the shelling.", "Shelling took place.", ("colonel ordered",)),
        ("Soldiers raped six women.", "Soldiers mistreated six women.", ("raped",)),
        ("Les soldats ont délibérément visé l’hôpital.", "Les soldats ont visé l’hôpital.", ()),
        ("Ils ont violé trois femmes.", "Ils ont maltraité trois femmes.", ("violé",)),
    ],
)
def test_a_strong_word_that_is_gone_is_named(before: str, after: str, lost: tuple[str, ...]) -> None:
    found = look(before, after).lost
    for words in lost:
        assert any(one in words for one in found)
    assert bool(found) == bool(lost)


@pytest.mark.parametrize(
    ("after", "gained"),
    [
        ("Four villages allegedly burned.", "allegedly"),
        ("Four villages may have burned.", "may have"),
        ("Four villages burned in clashes.", "clashes"),
        ("Four villages burned in an incident.", "incident"),
    ],
)
def test_a_hedge_that_was_not_there_is_named(after: str, gained: str) -> None:
    assert look("Four villages burned.", after) == Softening(gained=(gained,))


@pytest.mark.parametrize(
    ("before", "after", "lowered"),
    [
        ("Four villages burned.", "Two villages burned.", ("Four", "Two")),
        ("At least 1,200 people died", "Some 800 people died", ("1,200", "800")),
        ("forty villagers were shot", "25 persons were shot", ("forty", "25")),
        ("Hundreds of thousands of people fled", "Thousands fled", ("Hundreds of thousands", "Thousands")),
        ("quarante morts", "twelve deaths", ("quarante", "twelve")),
    ],
)
def test_a_number_that_is_lowered_is_named(before: str, after: str, lowered: tuple[str, str]) -> None:
    assert look(before, after).lowered == (lowered,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Four villages burned.", "Six villages burned."),
        ("Four villages burned on 27 August 2017.", "On 10 August 2016 four villages burned."),
        ("40 people died, 12 of them children", "12 children and 28 adults died: 40 people"),
        ("L’armée a massacré quarante villageois.", "The army massacred forty villagers."),
        ("", "The army massacred forty villagers."),
    ],
)
def test_what_says_as_much_is_not_called_softer(before: str, after: str) -> None:
    assert look(before, after) == Softening()


def test_a_script_without_listed_words_says_that_it_could_not_be_compared() -> None:
    found = look("ရွာလေးရွာ မီးလောင်နေသည်။", "Four villages burned.")
    assert not found.comparable
    assert found.count == 0


def test_the_label_counts_words_lost_hedges_gained_and_numbers_lowered() -> None:
    found = look("Four villages were massacred.", "Two villages reportedly saw killings.")
    assert found.label == "Softened: 3 words"
    assert look("same", "same").label == ""


@given(text=st.text(max_size=300))
def test_a_text_is_never_softer_than_itself(text: str) -> None:
    assert look(text, text).count == 0


@given(text=st.text(alphabet="0123456789 ,.ofhundredthousa", max_size=80))
def test_any_text_can_be_searched_for_numbers(text: str) -> None:
    assert all(quantity.value >= 0 for quantity in quantities(text))
