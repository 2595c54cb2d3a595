"""A search that somebody gave up ends where it is, and nothing of it is shown."""

import threading
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.opening.searching import Search
from app.reading.search.found import Found
from tests.support.casework import evidence, opened
from tests.support.ministry import Ministry
from tests.support.searching import TODAY

_ENDLESS = "WITH RECURSIVE more(step) AS (SELECT begun() UNION ALL SELECT step + 1 FROM more) SELECT max(step) FROM more"


def asked(ministry: Ministry, typed: str = "village") -> Search:
    return Search(ministry.store, ministry.actors["P-AN1"], typed, TODAY)


def test_a_long_statement_of_a_search_that_was_given_up_is_interrupted(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = threading.Event()

    def begun() -> int:
        running.set()
        return 0

    def endless(session: Session, *_asked: object, **_more: object) -> Found:
        driver: Any = session.connection().connection.driver_connection
        driver.create_function("begun", 0, begun)
        return Found(**session.execute(sa.text(_ENDLESS)).one()._mapping)

    monkeypatch.setattr("app.opening.searching.search_line", endless)
    search = asked(ministry)
    found: list[Found | None] = []
    thread = threading.Thread(target=lambda: found.append(search.run()), daemon=True)
    thread.start()
    assert running.wait(30)
    search.stop()
    thread.join(30)
    assert found == [None]


def test_a_search_that_is_given_up_between_two_statements_begins_no_other(ministry: Ministry) -> None:
    opened(ministry)
    evidence(ministry)
    search = asked(ministry, "no text has these words")
    done: list[int] = []

    def given_up(*_told: object) -> None:
        done.append(1)
        if len(done) == 2:
            search.stop()

    engine = ministry.store.engine
    event.listen(engine, "after_cursor_execute", given_up)
    assert search.run() is None
    assert len(done) == 2
    event.remove(engine, "after_cursor_execute", given_up)
    assert isinstance(asked(ministry).run(), Found), "what others ask is not stopped"
