"""What is made ready before a case is shown: whoever waits for the window waits for none of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.opening.ministry import CreatedMinistry
from app.opening.reading_ahead import read_ahead
from app.opening.rehearsal import first_look, look_first
from app.reading.ministry.organisation import instrument_views, office_views
from app.reading.ministry.reference import current, current_countries
from app.reading.reports.reports import report_lines
from db.actor import Actor
from db.clock import utc_now
from db.rehearsal import empty_database
from db.store import Store
from db.vocabulary import Role

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


def test_a_table_is_asked_for_once_while_one_looks_and_anew_by_who_writes(created: CreatedMinistry) -> None:
    store, asked = created.ministry.store, []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        with store.read() as session:
            assert current_countries(session) is current_countries(session)
            current(session, "glossary")
        assert len([one for one in asked if "reference_versions" in one]) == 2
        asked.clear()
        with store.work(created.ministry.actor) as work:
            current_countries(work.session)
            current_countries(work.session)
        assert len([one for one in asked if "reference_versions" in one]) == 2
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)


def test_what_pages_ask_can_be_asked_before_anybody_goes_there(created: CreatedMinistry) -> None:
    store, actor = created.ministry.store, created.ministry.actor
    head = first_look(created.ministry).head
    read_ahead(store, actor, lambda: False)
    with compiled(store) as found, store.read() as session:
        office_views(session, store.clock())
        instrument_views(session, store.clock())
        report_lines(session)
    assert found == []
    # Looking leaves no trace: what is put on record is that somebody went there.
    assert first_look(created.ministry).head == head


def test_nothing_more_is_asked_once_the_window_closes(created: CreatedMinistry) -> None:
    store = created.ministry.store
    with compiled(store) as found:
        read_ahead(store, created.ministry.actor, lambda: True)
    assert found == []
