"""What is made ready before a case is shown: whoever waits for the window waits for none of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.actions.ministry.reference_tables import SaveReferenceVersion, save_reference_version
from app.opening.ministry import CreatedMinistry
from app.opening.reading_ahead import read_ahead
from app.opening.rehearsal import first_look, look_first
from app.perform import perform
from app.reading.ministry.names import person_named
from app.reading.ministry.organisation import instrument_views, office_views
from app.reading.ministry.reference import current, current_countries
from app.reading.reports.report_list import ReportsAsked, Which, reports_found
from db.actor import Actor
from db.clock import utc_now
from db.ledger.entries import ledger
from db.people import Person
from db.rehearsal import empty_database
from db.store import Store, read_once
from db.vocabulary import Role
from db.work import Work
from tests.support.asking import asked_of

MOST_ASKED = 46
"""Statements before the window and its desk are there, with nothing in the case; each takes about a millisecond."""

EVERYBODY = Actor(account_id="", person_id="nobody", name="", roles=frozenset(Role), signing_key=None)


@contextmanager
def compiled(store: Store) -> Iterator[list[str]]:
    """Statements that had to be put together meanwhile."""
    found: list[str] = []

    def note(
        _connection: object, _cursor: object, statement: str, _values: object, context: object, _many: object
    ) -> None:
        hit = getattr(context, "cache_hit", None)
        if hit is not None and hit.name == "CACHE_MISS":
            found.append(statement)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)


def test_all_that_the_window_asks_first_of_an_empty_case_can_be_rehearsed(created: CreatedMinistry) -> None:
    engine = empty_database()
    try:
        with Store(engine).read() as session:
            look_first(session, EVERYBODY, utc_now())
    finally:
        engine.dispose()
    store, actor = created.ministry.store, created.ministry.actor
    with compiled(store) as found, store.read() as session:
        look_first(session, actor, store.clock())
    assert found == []


def test_after_the_first_look_the_window_finds_every_statement_put_together(created: CreatedMinistry) -> None:
    first_look(created.ministry)
    store = created.ministry.store
    with compiled(store) as found:
        first_look(created.ministry)
    assert found == []


def test_tables_that_the_ministry_does_not_have_are_asked_for_together_while_one_looks_and_anew_by_who_writes(
    created: CreatedMinistry,
) -> None:
    store = created.ministry.store
    with asked_of(store) as asked, store.read() as session:
        assert current_countries(session) is current_countries(session)
        current(session, "glossary")
    assert len([one for one, _values in asked if "reference_versions" in one]) == 1
    with asked_of(store) as asked, store.work(created.ministry.actor) as work:
        current_countries(work.session)
        current_countries(work.session)
        assert len([one for one, _values in asked if "reference_versions" in one]) == 1
        work.note("country.read", "countries", "MMR")
        current_countries(work.session)
    assert len([one for one, _values in asked if "reference_versions" in one]) == 2


def test_who_writes_finds_what_they_wrote_whichever_way_and_what_others_wrote_since(
    created: CreatedMinistry,
) -> None:
    store, actor = created.ministry.store, created.ministry.actor

    def name(session: Session) -> str:
        return read_once(session, "name", lambda: session.get_one(Person, actor.person_id).name)

    def entries(session: Session) -> int:
        count = sa.select(sa.func.count()).select_from(ledger)
        return read_once(session, "entries", lambda: session.scalar(count) or 0)

    def rename(work: Work, name: str) -> None:
        work.act("person.change")
        work.session.get_one(Person, actor.person_id).name = name

    with store.work(actor) as work:
        session = work.session
        first, before = name(session), entries(session)
        rename(work, "Not yet written")
        assert (name(session), entries(session)) == ("Not yet written", before + 1)
        work.note("country.read", "countries", "MMR")
        assert entries(session) == before + 2
        session.rollback()
        assert (name(session), entries(session)) == (first, before)
        work.commit()
        with store.work(actor) as another:
            rename(another, "By somebody else")
            another.commit()
        session.expire_all()
        assert (name(session), entries(session)) == ("By somebody else", before + 1)


def test_a_table_of_the_ministry_is_read_once_while_one_looks_and_its_newest_version_is_the_one(
    created: CreatedMinistry,
) -> None:
    store, actor = created.ministry.store, replace(created.ministry.actor, roles=frozenset(Role))
    for definition in ("said before", "said now"):
        request = SaveReferenceVersion(
            kind="glossary",
            content=f"term,definition,see_also\ntrigger,{definition},\n",
            note="Words of the ministry",
        )
        perform(store, actor, save_reference_version, request)
    with asked_of(store) as asked, store.read() as session:
        assert [term.definition for term in current(session, "glossary")] == ["said now"]
        current(session, "glossary")
    assert len([one for one, _values in asked if "content" in one]) == 1


def test_the_first_look_asks_nothing_twice_and_few_things_at_all(created: CreatedMinistry) -> None:
    with asked_of(created.ministry.store) as asked:
        first_look(created.ministry)
    assert len(set(asked)) == len(asked)
    assert len(asked) <= MOST_ASKED


def test_every_person_is_named_from_one_reading_while_one_looks(created: CreatedMinistry) -> None:
    store = created.ministry.store
    with store.read() as session:
        everybody = {one.id: one.name for one in session.scalars(sa.select(Person))}
    with asked_of(store) as asked, store.read() as session:
        assert {one: person_named(session, one).name for one in everybody} == everybody
    assert len([one for one, _values in asked if "people" in one]) == 1


def test_what_pages_ask_can_be_asked_before_anybody_goes_there(created: CreatedMinistry) -> None:
    store, actor = created.ministry.store, created.ministry.actor
    head = first_look(created.ministry).head
    read_ahead(store, actor, lambda: False)
    with compiled(store) as found, store.read() as session:
        office_views(session, store.clock())
        instrument_views(session, store.clock())
        reports_found(session, actor, ReportsAsked(which=Which.OPEN))
    assert found == []
    # Looking leaves no trace: what is put on record is that somebody went there.
    assert first_look(created.ministry).head == head


def test_nothing_more_is_asked_once_the_window_closes(created: CreatedMinistry) -> None:
    store = created.ministry.store
    with compiled(store) as found:
        read_ahead(store, created.ministry.actor, lambda: True)
    assert found == []
