"""Whom a question names: an answer about another person would be read as what the one who was meant knew."""

import pytest

from app.rules.asking import asks_by_a_day, asks_who_knew
from app.rules.called import called, office_called, who_is_meant
from app.rules.finding import Query, about_countries, query_of
from language import Language, speaking

NAMES = (
    office_called("O-FM", "Minister for Foreign Affairs"),
    office_called("O-FIN", "Minister of Finance"),
    office_called("O-PS", "Permanent Secretary"),
    office_called("O-DPS", "Deputy Permanent Secretary"),
    office_called("O-SAN", "Head of the Sanctions Unit"),
    office_called("O-HR", "Human Rights Desk"),
    office_called("O-MM", "Ambassador to Myanmar"),
    office_called("O-SD", "Ambassador to Sudan"),
    called("P-Q", "Élodie Quintero", ["Minister for Foreign Affairs"]),
    called("P-B", "Jonas Berg"),
)
COUNTRIES = {"myanmar": "MMR", "sudan": "SDN"}


def read(typed: str) -> Query:
    return about_countries(query_of(typed, lambda _name: None), lambda words: COUNTRIES.get(words[0]), 1)


@pytest.mark.parametrize(
    ("typed", "meant", "sure"),
    [
        ("what did the minister of finance know", ["O-FIN"], True),
        ("what did the minister know", ["O-FM", "O-FIN"], True),
        ("what did the minister of transport know", ["O-FM", "O-FIN"], False),
        ("what did the foreign ministry know", ["O-FM"], False),
        ("what did the head of human rights know", [], True),
        ("what did the head of sanctions know", ["O-SAN"], True),
        ("what did the permanent secretary know", ["O-PS"], True),
        ("what did the secretary know", ["O-PS", "O-DPS"], True),
        ("what did Minister Quintero know of Myanmar", ["P-Q"], True),
        ("que savait Elodie Quintero", ["P-Q"], True),
        ("que savait le permanent secretary", ["O-PS"], True),
        ("what did the ambassador to Sudan know", ["O-SD"], True),
        ("what did Jonas know about human rights in Sudan", ["P-B"], True),
        ("what was known of human rights", [], True),
        ("what did Berg and Quintero know", [], True),
        ("what was known on Myanmar", [], True),
        ("which sanctions were known", ["O-SAN"], False),
        ("was the ambassador to Sudan told", ["O-SD"], True),
        ("Regarding Myanmar, what did the permanent secretary know", ["O-PS"], True),
        ("concernant les droits de l’homme, que savait Jonas", ["P-B"], True),
    ],
)
def test_only_they_are_meant_whose_names_have_all_the_words(typed: str, meant: list[str], sure: bool) -> None:
    found = who_is_meant(NAMES, read(typed))
    assert ([one.identifier for one in found.fitting], found.sure) == (meant, sure)
    assert (found.one is not None) == (len(meant) == 1 and sure)


@pytest.mark.parametrize(
    ("typed", "knew", "whole"),
    [
        ("sanctions Myanmar", False, False),
        ("foreign forces", False, False),
        ("who could decide sanctions", False, False),
        ("Jonas Berg Myanmar", False, True),
        ("minister foreign affairs", False, True),
        ("ambassador Myanmar", False, True),
        ("what did Jonas know", True, False),
        ("que savait Jonas", True, False),
        ("qu’a vu Jonas Berg", True, True),
        ("ce qui a été montré à Jonas", True, False),
        ("que savait-on", True, False),
        ("le ministre a-t-il vu la note", True, False),
        ("qu’a lu Jonas Berg", True, True),
        ("était-il au courant", True, False),
        ("présenté au ministre", True, False),
        ("troops seen massing in the north", False, False),
        ("aid given in the camps", False, False),
        ("rapport reçu de Bangui", False, False),
    ],
)
def test_a_word_of_a_name_alone_asks_for_nobody(typed: str, knew: bool, whole: bool) -> None:
    asked = read(typed)
    assert (asks_who_knew(asked), who_is_meant(NAMES, asked).whole) == (knew, whole)


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("what was the minister shown on 30 July 2021", False),
        ("qu’a-t-on montré au ministre le 30 juillet 2021", False),
        ("minister on 2021-07-30", False),
        ("what was the minister shown by 30 July 2021", True),
        ("shown to the minister until the 30 July 2021", True),
        ("montré au ministre jusqu’au 30 juillet 2021", True),
        ("vu par le ministre avant le 30 juillet 2021", True),
        ("what did the minister know on 30 July 2021", True),
        ("minister 30 July 2021", True),
    ],
)
def test_what_was_shown_on_a_day_is_told_from_what_was_known_by_then(line: str, *, by: bool) -> None:
    with speaking(Language.FRENCH):
        assert asks_by_a_day(line, query_of(line, lambda _name: None)) is by
