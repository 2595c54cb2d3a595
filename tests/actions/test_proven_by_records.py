"""What the record of a paper proves, and what is still proven once that record was refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.ministry.offices import Appoint, appoint
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.escalations import Escalated, Refer, refer
from app.documents.dossier import Dossier
from app.documents.kinds import kind_of
from app.perform import perform
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.inquiry.answers import answer_to
from app.reading.ledger.shown import shown_briefs
from app.reading.metrics import metrics
from app.reading.reports.trail import EscalationView, escalations_of, lapses_of, receipts_of
from db.actor import TOCSIN
from db.reports import Report
from db.vocabulary import ClockKind, HoldingKind
from tests.support.carrying import (
    Prepared,
    authorise,
    decided,
    decline,
)
from tests.support.ministry import Ministry
from tests.support.refusing import recorded, refuse


def first_escalation(ministry: Ministry, case: Prepared) -> EscalationView:
    with ministry.store.read() as session:
        return escalations_of(session, case.report_id)[0]


def in_time(ministry: Ministry) -> tuple[int, int]:
    with ministry.store.read() as session:
        share = metrics(session, ministry.clock.at).acknowledged_in_time
    return share.part, share.whole


def blamed(ministry: Ministry, case: Prepared) -> list[datetime]:
    """What stands on the ledger for good once the program has looked at its clocks."""
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    with ministry.store.read() as session:
        found = lapses_of(session, case.report_id)
    return [one.due_at for one in found if one.kind == ClockKind.ACKNOWLEDGE]


def told_moments(ministry: Ministry, case: Prepared) -> list[tuple[datetime, str]]:
    """When the dossier says that somebody acknowledged, and its words."""
    with ministry.store.read() as session:
        number = session.get_one(Report, case.report_id).number
        found = gather(session, Asked(kind_of("dossier"), number, ministry.clock.at, "Lucía Ferrer"))
    assert isinstance(found, Dossier)
    told = [moment for one in found.recipients for moment in one.moments]
    return [(moment.at, moment.what) for moment in told if "Acknowledged for" in moment.what]


def told_to_an_inquiry(ministry: Ministry) -> str:
    with ministry.store.read() as session:
        rows = answer_to(session, 2, "MMR", ministry.clock.at).rows
    return rows[0].cells[-1]


@pytest.mark.parametrize("who", ["P-DG1", "P-HR"], ids=["the same holder", "an acting holder"])
def test_whoever_decided_another_option_in_the_office_acknowledged_the_report_whatever_record_is_refused(
    ministry: Ministry, case: Prepared, sent: Escalated, who: str
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at += timedelta(minutes=20)
    if who != "P-DG1":
        acting = Appoint(
            office_id=ministry.offices["dg_political"],
            person_id=ministry.people[who],
            kind=HoldingKind.ACTING,
            starts_at=ministry.clock.at,
            ends_at=ministry.clock.at + timedelta(days=10),
            reason="Leave",
        )
        ministry.do("P-ADM", appoint, acting)
    ministry.do(who, open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(ministry, who, "dg_political", case, decline(case.options[1]))
    then = ministry.clock.at
    ministry.clock.at += timedelta(minutes=20)
    refuse(ministry, wrong, who="P-PS")

    found = first_escalation(ministry, case)
    assert found.acknowledged
    assert found.acknowledged_at == then, "and not when the refused record said"
    assert "refused" not in found.acknowledged_by
    ministry.clock.at = found.acknowledge_by + timedelta(minutes=1)
    assert blamed(ministry, case) == []
    assert in_time(ministry) == (1, 1)
    (moment,) = told_moments(ministry, case)
    assert moment[0] == then
    assert f"{then:%Y-%m-%d %H:%M}" in told_to_an_inquiry(ministry)


@pytest.mark.parametrize("referred", [False, True], ids=["before the office", "after a referral"])
def test_the_wrong_time_of_a_refused_record_does_not_come_back_with_the_true_one(
    ministry: Ministry, case: Prepared, sent: Escalated, *, referred: bool
) -> None:
    due = first_escalation(ministry, case).acknowledge_by
    typed = ministry.clock.at
    true = due + timedelta(hours=2)
    ministry.clock.at = true + timedelta(minutes=30)
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]), signed=typed)
    ministry.clock.at += timedelta(minutes=5)
    if referred:
        asked = Refer(report_id=case.report_id, office_id=ministry.offices["minister"], reason="Yours.")
        ministry.do("P-DG1", refer, asked)
    refuse(ministry, wrong)
    assert told_moments(ministry, case) == []
    assert told_to_an_inquiry(ministry).startswith("never")
    recorded(ministry, case, sent, decline(case.options[0]), signed=true)

    found = first_escalation(ministry, case)
    assert (found.acknowledged, found.acknowledged_at) == (True, true)
    assert in_time(ministry)[0] == 0
    assert f"{true:%Y-%m-%d %H:%M}" in told_to_an_inquiry(ministry)
    assert len(told_moments(ministry, case)) == 1, "the dossier says it once"


def test_the_same_paper_recorded_anew_at_the_same_time_proves_it_once(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)
    ministry.clock.at += timedelta(minutes=5)
    recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    assert first_escalation(ministry, case).acknowledged_at == signed
    assert len(told_moments(ministry, case)) == 1


@contextmanager
def plans(engine: sa.Engine) -> Iterator[list[str]]:
    """How the database goes about each statement that is read meanwhile."""
    found: list[str] = []

    def explain(
        connection: sa.Connection, _cursor: object, statement: str, parameters: Any, *_: object
    ) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            cursor = connection.connection.cursor()
            cursor.execute("explain query plan " + statement, parameters or ())
            found.extend(row[3] for row in cursor.fetchall())

    sa.event.listen(engine, "before_cursor_execute", explain)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_cursor_execute", explain)


def test_who_was_shown_what_does_not_go_through_all_decisions_for_each_hand_over(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    recorded(ministry, case, sent, decline(case.options[0]))
    with ministry.store.read() as session, plans(session.connection().engine) as found:
        assert shown_briefs(session, ministry.actors["P-AUD"])
        assert receipts_of(session, case.report_id)
    assert found
    assert not [step for step in found if step.startswith("SCAN decisions")]
