"""A filled case of revision 0006 is carried to the newest, where a record that nobody confirmed can be refused.

It is the demonstration as the program of that day made it, but that nobody has confirmed D-2022-0004 yet: a decline that
was recorded from paper, on a report whose responses go on.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from app.opening.upgrading import migrate
from app.perform import perform
from app.rules.reports.flow import STATUS_STEPS
from db.actor import Actor
from db.decisions import Decision
from db.people import Account, Person
from db.reports import Report
from db.store import Store
from db.vocabulary import DecisionEffect, ReportStatus, Role
from tests.support.filled import filled_case

LEFT = "D-2022-0004"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    made = filled_case(tmp_path, "0006")
    yield made
    made.dispose()


def _standings(connection: sa.Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "select d.number, v.standing from decisions d join decision_standing v on v.decision_id = d.id"
    )
    return {row.number: row.standing for row in rows}


def test_every_decision_stands_as_it_did_and_the_flow_knows_the_way_back(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        before = _standings(connection)
    assert before[LEFT] == "pending_confirmation"
    assert {"in_force", "declined", "lapsed"} <= set(before.values())
    migrate(engine)
    with engine.connect() as connection:
        assert _standings(connection) == before
        rows = connection.exec_driver_sql("select from_status, to_status from flow_steps").all()
    assert {tuple(row) for row in rows} == {(start.value, end.value) for start, end in STATUS_STEPS}


def test_a_record_of_before_is_refused_and_its_report_is_before_its_office_again(engine: sa.Engine) -> None:
    migrate(engine)
    store = Store(engine, clock=lambda: datetime(2022, 9, 23, 12, tzinfo=UTC))
    with store.read() as session:
        decision = session.scalars(sa.select(Decision).where(Decision.number == LEFT)).one()
        others = sa.select(Account, Person).join(Person, Person.id == Account.person_id)
        account, person = session.execute(
            others.where(Person.id.not_in([decision.person_id, decision.recorded_by_id]))
        ).first() or (None, None)
        assert account is not None
        assert person is not None
        assert session.get_one(Report, decision.report_id).status is ReportStatus.RESPONDING
    second = Actor(
        account_id=account.id, person_id=person.id, name=person.name, roles=frozenset({Role.FOCAL_POINT})
    )
    second = replace(second, signing_key=Ed25519PrivateKey.generate())
    refused = perform(
        store, second, refuse_record, RefuseRecord(decision_id=decision.id, reason="The paper says yes.")
    )
    assert refused.effect is DecisionEffect.RECORD_REFUSED
    assert refused.status is ReportStatus.ESCALATED
    with engine.connect() as connection:
        assert _standings(connection)[LEFT] == "record_refused"
