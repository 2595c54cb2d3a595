"""What happened to a report on its way: handed on and back, escalations, questions, briefs, receipts, lapses."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ledger.lines import line_of
from app.reading.ministry.names import person_named
from app.reading.reports.refused_records import acknowledged_at, acknowledged_by_id, receipt_refused
from db.ledger.entries import ledger
from db.people import Office, Person
from db.reports import Brief, BriefReceipt, ClockLapse, Escalation, InformationRequest
from db.vocabulary import ReceiptManner
from language import tr

_MOVES = ("report.submit", "report.return", "report.withdraw", "report.close")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveView:
    """The report was handed on, given back, withdrawn or closed. ``act`` is the verb: ``submit``, ``return`` …"""

    act: str
    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationView:
    """One escalation: to whom, by whom, its clock, and how it ended."""

    escalation_id: str
    office_id: str
    office: str
    brief_id: str
    escalated_by: str
    escalated_at: datetime
    reason: str
    acknowledge_by: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    acknowledged: bool
    """False where only the record of a paper says so that was refused; another decision of the office proves it, then."""
    decide_by: datetime
    ended_at: datetime | None
    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question of the addressed office and its answer."""

    request_id: str
    question: str
    asked_by: str
    asked_at: datetime
    due_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """A frozen brief."""

    brief_id: str
    version: int
    frozen_at: datetime
    data_sha256: str
    head_number: int
    head_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """Who was given which version, when and how."""

    receipt_id: str
    version: int
    person_id: str
    person: str
    office: str
    manner: ReceiptManner
    given_at: datetime
    copy_number: int | None
    acknowledged_at: datetime | None

    @property
    def shown(self) -> bool:
        """It was opened in the program, where only the reader says that they have it."""
        return self.manner is ReceiptManner.SHOWN_IN_PROGRAM

    @property
    def given(self) -> bool:
        """It was put before an office or handed to a person. Whoever else opened it looked, which is no hand-over."""
        return bool(self.office) or not self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseView:
    """A clock that ran out."""

    kind: str
    due_at: datetime
    noted_at: datetime
    refused: str = ""
    """The decision that counted as made in time, until its record was refused past the deadline."""


def moves_of(session: Session, report_id: str) -> tuple[MoveView, ...]:
    """Who handed the report on or back, withdrew or closed it, oldest first. The ledger alone knows all of them."""
    rows = session.execute(
        sa.select(ledger)
        .where(
            ledger.c.subject_kind == "reports",
            ledger.c.subject_id == report_id,
            ledger.c.action.in_(_MOVES),
        )
        .order_by(ledger.c.number)
    )
    return tuple(
        MoveView(act=line.action.partition(".")[2], who=line.who, at=line.at, reason=line.reason)
        for line in map(line_of, rows)
    )


def escalations_of(session: Session, report_id: str) -> tuple[EscalationView, ...]:
    """The escalations of a report, oldest first."""
    rows = session.execute(
        sa.select(Escalation, Office.name, acknowledged_at(), acknowledged_by_id())
        .join(Office, Office.id == Escalation.office_id)
        .where(Escalation.report_id == report_id)
        .order_by(Escalation.escalated_at, Escalation.id)
    )
    return tuple(
        EscalationView(
            escalation_id=row.id,
            office_id=row.office_id,
            office=office,
            brief_id=row.brief_id,
            escalated_by=person_named(session, row.escalated_by_id).name,
            escalated_at=row.escalated_at,
            reason=row.reason,
            acknowledge_by=row.acknowledge_by,
            acknowledged_at=since or row.acknowledged_at,
            acknowledged_by=_acknowledged_by(session, row, by),
            acknowledged=since is not None,
            decide_by=row.decide_by,
            ended_at=row.ended_at,
            ending=row.ending or "",
        )
        for row, office, since, by in rows
    )


def _acknowledged_by(session: Session, escalation: Escalation, known: str | None) -> str:
    """``known``: who acknowledged it whatever record was refused."""
    if known:
        return person_named(session, known).name
    if not escalation.acknowledged_by_id:
        return ""
    name = person_named(session, escalation.acknowledged_by_id).name
    return tr("{person} (by the record of a paper, which was refused)", person=name)


def questions_of(session: Session, report_id: str) -> tuple[QuestionView, ...]:
    """The questions of addressed offices, oldest first."""
    rows = session.execute(
        sa.select(InformationRequest, Person.name)
        .join(Escalation, Escalation.id == InformationRequest.escalation_id)
        .join(Person, Person.id == InformationRequest.asked_by_id)
        .where(Escalation.report_id == report_id)
        .order_by(InformationRequest.asked_at)
    )
    return tuple(
        QuestionView(
            request_id=row.id,
            question=row.question,
            asked_by=name,
            asked_at=row.asked_at,
            due_at=row.due_at,
            answer=row.answer,
            answered_at=row.answered_at,
        )
        for row, name in rows
    )


def briefs_of(session: Session, report_id: str) -> tuple[BriefView, ...]:
    """The frozen versions of the brief."""
    rows = session.scalars(sa.select(Brief).where(Brief.report_id == report_id).order_by(Brief.version))
    return tuple(
        BriefView(
            brief_id=row.id,
            version=row.version,
            frozen_at=row.frozen_at,
            data_sha256=row.data_sha256,
            head_number=row.head_number,
            head_hash=row.head_hash,
        )
        for row in rows
    )


def receipts_of(session: Session, report_id: str) -> tuple[ReceiptView, ...]:
    """Who was given which version, in order of time.

    Whoever acknowledged for their office that the report came acknowledged the version that was newest then,
    as much as one who acknowledged the copy itself. What only the record of a paper told that was refused is none.
    """
    for_office = _acknowledged_for_office(session, [report_id])
    rows = session.execute(
        sa.select(BriefReceipt, Brief.version, Person.name, Office.name)
        .join(Brief, Brief.id == BriefReceipt.brief_id)
        .join(Person, Person.id == BriefReceipt.person_id)
        .outerjoin(Office, Office.id == BriefReceipt.office_id)
        .where(Brief.report_id == report_id, ~receipt_refused())
        .order_by(BriefReceipt.given_at, BriefReceipt.id)
    )
    return tuple(
        ReceiptView(
            receipt_id=row.id,
            version=version,
            person_id=row.person_id,
            person=person,
            office=office or "",
            manner=row.manner,
            given_at=row.given_at,
            copy_number=row.copy_number,
            acknowledged_at=row.acknowledged_at or for_office.get((report_id, version, row.person_id)),
        )
        for row, version, person, office in rows
    )


def acknowledgements(session: Session, receipt_ids: Collection[str]) -> dict[str, datetime | None]:
    """Since when each of these receipts, of whatever reports, is acknowledged as :func:`receipts_of` says it."""
    rows = session.execute(
        sa.select(
            BriefReceipt.id,
            BriefReceipt.acknowledged_at,
            BriefReceipt.person_id,
            Brief.report_id,
            Brief.version,
        )
        .join(Brief, Brief.id == BriefReceipt.brief_id)
        .where(BriefReceipt.id.in_(receipt_ids))
    ).all()
    for_office = _acknowledged_for_office(session, {row.report_id for row in rows})
    return {
        row.id: row.acknowledged_at or for_office.get((row.report_id, row.version, row.person_id))
        for row in rows
    }


def _acknowledged_for_office(
    session: Session, report_ids: Collection[str]
) -> dict[tuple[str, int, str], datetime]:
    """When a person acknowledged a version by acknowledging the escalation, by report, version and person."""
    since = acknowledged_at()
    rows = session.execute(
        sa.select(Escalation.report_id, since, acknowledged_by_id())
        .where(Escalation.report_id.in_(report_ids))
        .order_by(since.desc())
    )
    frozen: dict[str, list[tuple[int, datetime]]] = {}
    for report_id, version, frozen_at in session.execute(
        sa.select(Brief.report_id, Brief.version, Brief.frozen_at).where(Brief.report_id.in_(report_ids))
    ):
        frozen.setdefault(report_id, []).append((version, frozen_at))
    return {
        (report_id, max(version for version, frozen_at in frozen[report_id] if frozen_at <= at), by): at
        for report_id, at, by in rows
        if at is not None and by is not None
    }


def lapses_of(session: Session, report_id: str) -> tuple[LapseView, ...]:
    """The clocks of the report that ran out."""
    rows = session.execute(
        sa.select(ClockLapse, sa.func.json_extract(ledger.c.body, "$.detail.refused"))
        .join(ledger, ledger.c.number == ClockLapse.ledger_entry)
        .where(ClockLapse.report_id == report_id)
        .order_by(ClockLapse.due_at)
    )
    return tuple(
        LapseView(kind=row.kind, due_at=row.due_at, noted_at=row.noted_at, refused=refused or "")
        for row, refused in rows
    )
