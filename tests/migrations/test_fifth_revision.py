"""A filled case of revision 0004 is carried to the newest revision, where a decline from paper waits to be confirmed.

It is the demonstration as the program of that day made it, but that nobody has confirmed D-2022-0004 yet, which was
recorded from paper as a decline; and in a draft something is typed that is not recorded.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.opening.upgrading import migrate
from app.reading.authority.effects import pending_of
from db.reports import Report
from db.store import Store
from db.vocabulary import DecisionEffect
from tests.support.filled import filled_case


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    made = filled_case(tmp_path, "0004")
    yield made
    made.dispose()


def _standings(connection: sa.Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "select d.number, v.standing from decisions d join decision_standing v on v.decision_id = d.id"
    )
    return {row.number: row.standing for row in rows}


def test_a_decline_from_paper_that_nobody_confirmed_waits_and_every_other_decision_stands_as_it_did(
    engine: sa.Engine,
) -> None:
    with engine.connect() as connection:
        before = _standings(connection)
    assert before["D-2022-0004"] == "declined"
    migrate(engine)
    with engine.connect() as connection:
        after = _standings(connection)
    assert after == before | {"D-2022-0004": "pending_confirmation"}
    assert set(after.values()) >= {"in_force", "declined", "lapsed"}
    with Store(engine).read() as session:
        report = session.scalars(sa.select(Report.id).where(Report.number == "EW-2022-0001")).one()
        assert pending_of(session, report) == [("D-2022-0004", DecisionEffect.PENDING_CONFIRMATION)]
