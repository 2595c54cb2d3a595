"""What is made ready before a case is shown: whoever waits for the window waits for none of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.opening.ministry import CreatedMinistry
from app.opening.rehearsal import first_look, look_first
from app.reading.ministry.reference import current, current_countries
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
