"""A filled case of revision 0003 (the demonstration as the program of that day made it) is carried to the newest revision."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.opening.upgrading import migrate
from app.reading.search.searching import read_query, search
from db.actor import Actor
from db.reports import Dissent
from db.store import Store
from db.vocabulary import Role
from tests.support.filled import filled_case


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    made = filled_case(tmp_path, "0003")
    yield made
    made.dispose()


def test_what_was_said_about_reports_is_found_after_the_upgrade(engine: sa.Engine) -> None:
    migrate(engine)
    store = Store(engine)
    reader = Actor(account_id=None, person_id=None, name="Reader", roles=frozenset({Role.AUDITOR}))
    with store.read() as session:
        seen = search(session, reader, read_query(session, "kind:comment"), today=date(2026, 1, 15))
        said = session.scalar(sa.select(sa.func.count()).select_from(Dissent))
    assert said
    assert seen.hits
