"""The desk: what needs the reader now, by clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.effects import effects_of
from app.reading.names import country_of
from app.reading.reference import current_countries
from app.reading.standing import exercises
from app.rules.clocks import ClockReading, clock_state
from db.actor import Actor
from db.countries import CountryFile
from db.decisions import Decision, SecondSignature
from db.delegations import Instrument, Revocation
from db.people import Office
from db.reports import ClockLapse, Consultation, Escalation, InformationRequest, Option, Report
from db.responses import Response
from db.vocabulary import (
    ConsultationReply,
    DecisionEffect,
    Outcome,
    ReportStatus,
    ResponseStatus,
    Role,
)

LAPSE_NOTICE = timedelta(days=60)
"""Instruments that end within so long are announced."""


class Need(StrEnum):
    """What a line on the desk asks for."""

    SUBMIT = "submit"
    ASSESS = "assess"
    ESCALATE = "escalate"
    ACKNOWLEDGE = "acknowledge"
    DECIDE = "decide"
    REFER_UP = "refer_up"
    ANSWER = "answer"
    SECOND_SIGNATURE = "second_signature"
    RATIFY = "ratify"
    CONFIRM_RECORD = "confirm_record"
    CARRY_OUT = "carry_out"
    REVIEW_REPORT = "review_report"
    CLOSE = "close"
    REVIEW_FILE = "review_file"
    CONSULTATION = "consultation"
    INSTRUMENT_ENDS = "instrument_ends"

    @property
    def label(self) -> str:
        return {
            "submit": "Submit the draft",
            "assess": "Assess",
            "escalate": "Add options and escalate",
            "acknowledge": "Acknowledge",
            "decide": "Decide or refer",
            "refer_up": "Clock ran out: refer to the next office up",
            "answer": "Answer the question",
            "second_signature": "Second signature",
            "ratify": "Ratify",
            "confirm_record": "Confirm the record of a signed paper",
            "carry_out": "Carry out and report",
            "review_report": "Review",
            "close": "Close",
            "review_file": "Review the country file",
            "consultation": "Consultation unanswered",
            "instrument_ends": "Instrument ends",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """One thing that waits. ``mine``: the reader is the one it waits for.

    ``page`` and ``key`` say where it is opened: a report, a country file, an instrument.
    """

    need: Need
    subject: str
    what: str
    waits_for: str
    due_at: datetime | None
    clock: ClockReading | None
    mine: bool
    page: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the desk shows. ``lapses`` counts the clocks that ran out in the last year."""

    lines: tuple[DeskLine, ...]
    open_reports: int
    lapses: int


def desk(session: Session, actor: Actor, at: datetime, today: date) -> Desk:
    """Everything that waits for someone, what waits for ``actor`` first, then by clock."""
    lines = [
        *_reports(session, actor, at),
        *_escalations(session, actor, at),
        *_decisions(session, actor, at),
        *_responses(session, actor, at),
        *_consultations(session, actor),
        *_files(session, actor, at, today),
        *_instruments(session, actor, at),
    ]
    far = datetime.max.replace(tzinfo=at.tzinfo)
    lines.sort(key=lambda line: (not line.mine, line.due_at or far, line.subject))
    return Desk(
        lines=tuple(lines),
        open_reports=session.scalar(
            sa.select(sa.func.count())
            .select_from(Report)
            .where(Report.status.not_in([ReportStatus.CLOSED, ReportStatus.WITHDRAWN]))
        )
        or 0,
        lapses=session.scalar(
            sa.select(sa.func.count())
            .select_from(ClockLapse)
            .where(ClockLapse.noted_at > at - timedelta(days=365), ClockLapse.noted_at <= at)
        )
        or 0,
    )


def _line(
    need: Need,
    report: Report,
    waits_for: str,
    *,
    due: datetime | None,
    at: datetime,
    mine: bool,
    what: str = "",
) -> DeskLine:
    return DeskLine(
        need=need,
        subject=report.number,
        what=what or f"{country_of(report)}: {report.title}",
        waits_for=waits_for,
        due_at=due,
        clock=clock_state(at, due) if due else None,
        mine=mine,
        page="reports",
        key=report.id,
    )


def _reports(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    focal = actor.has(Role.FOCAL_POINT)
    going_on = sa.select(Response.report_id).where(
        Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED])
    )
    pending = set(session.scalars(going_on))
    lines = []
    for report in session.scalars(sa.select(Report).order_by(Report.number)):
        author = report.author_id == actor.person_id
        match report.status:
            case ReportStatus.DRAFT if author:
                lines.append(_line(Need.SUBMIT, report, "you, the author", due=None, at=at, mine=True))
            case ReportStatus.SUBMITTED:
                mine = not author and actor.has(Role.ANALYST, Role.FOCAL_POINT)
                who = "an assessor who is not the author"
                lines.append(_line(Need.ASSESS, report, who, due=report.assess_by, at=at, mine=mine))
            case ReportStatus.ASSESSED:
                lines.append(_line(Need.ESCALATE, report, "a focal point", due=None, at=at, mine=focal))
            case ReportStatus.DECIDED | ReportStatus.RESPONDING if report.id not in pending:
                lines.append(_line(Need.REVIEW_REPORT, report, "a focal point", due=None, at=at, mine=focal))
            case ReportStatus.REVIEWED:
                lines.append(_line(Need.CLOSE, report, "a focal point", due=None, at=at, mine=focal))
    return lines


def _escalations(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    lines = []
    focal = actor.has(Role.FOCAL_POINT)
    waiting = session.execute(
        sa.select(Escalation, Report, Office.name)
        .join(Report, Report.id == Escalation.report_id)
        .join(Office, Office.id == Escalation.office_id)
        .where(Escalation.ended_at.is_(None))
    )
    for escalation, report, office in waiting:
        mine = exercises(session, actor.person_id, escalation.office_id, at)
        need, due = Need.DECIDE, escalation.decide_by
        if escalation.acknowledged_at is None and at <= escalation.acknowledge_by:
            need, due = Need.ACKNOWLEDGE, escalation.acknowledge_by
        lines.append(_line(need, report, office, due=due, at=at, mine=mine))
        if at > escalation.decide_by:
            due = escalation.decide_by
            lines.append(_line(Need.REFER_UP, report, "a focal point", due=due, at=at, mine=focal))
        questions = session.scalars(
            sa.select(InformationRequest).where(
                InformationRequest.escalation_id == escalation.id, InformationRequest.answered_at.is_(None)
            )
        )
        lines += [
            _line(
                Need.ANSWER,
                report,
                "the desk",
                due=question.due_at,
                at=at,
                mine=actor.has(Role.FOCAL_POINT, Role.ANALYST),
                what=question.question,
            )
            for question in questions
        ]
    return lines


_PENDING = {
    DecisionEffect.PENDING_SECOND_SIGNATURE: Need.SECOND_SIGNATURE,
    DecisionEffect.PENDING_RATIFICATION: Need.RATIFY,
    DecisionEffect.PENDING_CONFIRMATION: Need.CONFIRM_RECORD,
}


def _decisions(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    rows = session.execute(
        sa.select(Decision, Report, Option)
        .join(Report, Report.id == Decision.report_id)
        .join(Option, Option.id == Decision.option_id)
        .where(Decision.outcome == Outcome.AUTHORISE)
    ).all()
    effects = effects_of(session, [decision.id for decision, _, _ in rows])
    lines = []
    for decision, report, option in rows:
        need = _PENDING.get(effects[decision.id])
        if need is None:
            continue
        what = f"{decision.number}: {option.title}"
        if need is Need.CONFIRM_RECORD:
            mine = actor.has(Role.RECORDER, Role.FOCAL_POINT) and actor.person_id != decision.recorded_by_id
            who, due = "a second person", None
        else:
            office_id = _next_office(session, decision, need)
            office = session.get(Office, office_id) if office_id else None
            mine = office_id is not None and exercises(session, actor.person_id, office_id, at)
            who, due = office.name if office else "", decision.ratify_by if need is Need.RATIFY else None
        lines.append(_line(need, report, who, due=due, at=at, mine=mine, what=what))
    return lines


def _next_office(session: Session, decision: Decision, need: Need) -> str | None:
    if need is Need.RATIFY:
        return decision.ratifying_office_id
    signed = set(
        session.scalars(
            sa.select(SecondSignature.office_id).where(SecondSignature.decision_id == decision.id)
        )
    )
    return next((office for office in decision.second_signatures_owed if office not in signed), None)


def _responses(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    rows = session.execute(
        sa.select(Response, Report, Office.name)
        .join(Report, Report.id == Response.report_id)
        .join(Office, Office.id == Response.lead_office_id)
        .where(Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED]))
    )
    return [
        _line(
            Need.CARRY_OUT,
            report,
            office,
            due=None,
            at=at,
            mine=exercises(session, actor.person_id, response.lead_office_id, at),
            what=f"{response.number} is {response.status.value}",
        )
        for response, report, office in rows
    ]


def _consultations(session: Session, actor: Actor) -> list[DeskLine]:
    rows = session.execute(
        sa.select(Consultation, Report)
        .join(Option, Option.id == Consultation.option_id)
        .join(Report, Report.id == Option.report_id)
        .where(
            Consultation.reply == ConsultationReply.NO_REPLY,
            Report.status.in_([ReportStatus.ASSESSED, ReportStatus.ESCALATED]),
            Option.dropped_at.is_(None),
        )
    )
    return [
        DeskLine(
            need=Need.CONSULTATION,
            subject=report.number,
            what=f"{consultation.department} has not replied",
            waits_for=consultation.department,
            due_at=None,
            clock=None,
            mine=actor.has(Role.FOCAL_POINT),
            page="reports",
            key=report.id,
        )
        for consultation, report in rows
    ]


def _files(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    table = current_countries(session)
    rows = session.scalars(sa.select(CountryFile).where(CountryFile.next_review_on <= today))
    lines = []
    for row in rows:
        due = datetime(
            row.next_review_on.year,
            row.next_review_on.month,
            row.next_review_on.day,
            23,
            59,
            tzinfo=at.tzinfo,
        )
        lines.append(
            DeskLine(
                need=Need.REVIEW_FILE,
                subject=table.name(row.country),
                what=f"Review was due on {row.next_review_on.isoformat()}",
                waits_for="an analyst or focal point",
                due_at=due,
                clock=clock_state(at, due),
                mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
                page="countries",
                key=row.country,
            )
        )
    return lines


def _instruments(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    rows = session.execute(
        sa.select(Instrument, Office.name)
        .join(Office, Office.id == Instrument.delegate_id)
        .where(
            Instrument.valid_until.is_not(None),
            Instrument.valid_until > at,
            Instrument.valid_until <= at + LAPSE_NOTICE,
            ~sa.exists().where(Revocation.instrument_id == Instrument.id),
        )
    )
    return [
        DeskLine(
            need=Need.INSTRUMENT_ENDS,
            subject=instrument.number,
            what=f"{instrument.number} of {office} ends",
            waits_for="the delegator",
            due_at=instrument.valid_until,
            clock=clock_state(at, instrument.valid_until) if instrument.valid_until else None,
            mine=actor.has(Role.FOCAL_POINT),
            page="authorities",
            key=instrument.id,
        )
        for instrument, office in rows
    ]


def lines_for(found: Desk, *, mine: bool) -> tuple[DeskLine, ...]:
    """The lines that wait for the reader, or those that wait for others."""
    return tuple(line for line in found.lines if line.mine is mine)
