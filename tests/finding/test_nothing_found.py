"""What is offered where nothing is found as it was typed."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.reading.search import searching
from app.reading.search.found import Found
from app.reading.search.searching import search, search_line
from app.rules.finding import Query
from db.actor import Actor
from tests.support.casework import evidence, opened
from tests.support.ministry import Ministry
from tests.support.searching import TODAY


def test_what_finds_nothing_is_not_looked_for_twice(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    looked_for = []

    def once(session: Session, actor: Actor, query: Query, *, today: date) -> Found:
        looked_for.append(query)
        return search(session, actor, query, today=today)

    monkeypatch.setattr(searching, "search", once)
    with ministry.store.read() as session:
        assert not search_line(session, ministry.actors["P-AN1"], "zzyzzwin", today=TODAY).groups
    assert len(looked_for) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("maungdw", "maungdaw"),
        ("Mynamar", "myanmar"),
        ("kind:evidence vilages", "kind:evidence villages"),
        ("zzyzzwin", ""),
        # Without as few words as can be; what narrows, and the country, stay.
        ("maungdaw villages october 2099", "maungdaw villages"),
        # A day is left out as a whole, and not but for its year.
        ("maungdaw villages 12 october 2099", "maungdaw villages"),
        ("villages on 12 October 2017", "villages"),
        ("villages from 1 to 5 October 2017", "villages"),
        ("villages depuis le mois d’octobre 2017", "villages"),
        ("kind:evidence pourquoi maungdaw inondations", "kind:evidence maungdaw"),
        ("villages de l'Islande", ""),
        ("l'vilages", "l'villages"),
        # Of the name of a country no word is left out: Guinea is another one than Equatorial Guinea.
        ("maungdaw Equatorial Guinea", ""),
        ("maungdaw République démocratique du Congo", ""),
        ("zzyzzwin Burma", "Burma"),
        # Nor a code, nor a day, which is a limit.
        ("villages zzyzzwin COD", ""),
        ("villages zzyzzwin 1999-01-01", ""),
        ("cote", ""),
        # Each word is near one that is known; together they are nowhere.
        ("Mynamar vilages four bank burnd zzyzzwin", ""),
    ],
)
def test_where_nothing_is_found_the_word_that_was_meant_is_offered(
    ministry: Ministry, typed: str, meant: str
) -> None:
    opened(ministry)
    evidence(ministry)
    with ministry.store.read() as session:
        found = search_line(session, ministry.actors["P-AN1"], typed, today=TODAY)
        other = search_line(session, ministry.actors["P-ADM"], typed, today=TODAY)
    assert (found.groups, found.meant) == ((), meant)
    assert other.meant == "", "the words of the case are casework"
