"""Papers recorded and their records refused, for tests of what comes after."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from app.actions.reports.escalations import Escalated
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import RecordPaperDecision, record_paper_decision
from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from app.reading.authority.effects import effect_of
from app.reading.reports.trail import lapses_of
from db.reports import Escalation
from db.vocabulary import ClockKind, DecisionEffect
from tests.support.carrying import Prepared, escalated, open_file, prepared
from tests.support.ministry import PAPER, Ministry

DIFFERS = "The paper says yes to option 1; the record says no."


@pytest.fixture
def case(ministry: Ministry) -> Prepared:
    """A report that can be escalated, with two measures and the option of taking no action."""
    return prepared(ministry, open_file(ministry), "VE-1", "RP-1")


@pytest.fixture
def sent(ministry: Ministry, case: Prepared) -> Escalated:
    """It lies before the Director-General since five minutes."""
    made = escalated(ministry, case, "dg_political")
    ministry.clock.at += timedelta(minutes=5)
    return made


def recorded(
    ministry: Ministry,
    case: Prepared,
    sent: Escalated,
    *choices: Choice,
    signed: datetime | None = None,
    who: str = "P-REC",
    sha256: str = "",
    by: tuple[str, str] = ("dg_political", "P-DG1"),
) -> list[str]:
    """What was signed, ``by`` the Director-General or an office and its holder, as the recorder typed it; the decisions."""
    paper = RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices[by[0]],
        person_id=ministry.people[by[1]],
        decided_at=signed or ministry.clock.at,
        scan=PAPER,
        printed_hash=sha256 or sent.brief_sha256,
        choices=choices,
    )
    return [made.decision_id for made in ministry.do(who, record_paper_decision, paper)]


def refuse(ministry: Ministry, *decisions: str, who: str = "P-HR") -> None:
    for decision in decisions:
        ministry.do(who, refuse_record, RefuseRecord(decision_id=decision, reason=DIFFERS))


def missed(ministry: Ministry, case: Prepared) -> list[datetime]:
    """The deadlines to decide that are on record as lapsed."""
    with ministry.store.read() as session:
        return [one.due_at for one in lapses_of(session, case.report_id) if one.kind == ClockKind.DECIDE]


def effects(ministry: Ministry, decisions: Sequence[str]) -> list[DecisionEffect]:
    with ministry.store.read() as session:
        return [effect_of(session, decision) for decision in decisions]


def deadline(ministry: Ministry, case: Prepared) -> datetime:
    """Until when the office has to decide, of the one escalation that there is."""
    with ministry.store.read() as session:
        return session.scalars(
            sa.select(Escalation.decide_by).where(Escalation.report_id == case.report_id)
        ).one()
