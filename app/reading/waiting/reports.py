"""Reports, questions, responses and consultations that wait."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.standing import exercises
from app.reading.waiting.lines import DeskLine, Need, report_line
from db.actor import Actor
from db.people import Office
from db.reports import Consultation, Escalation, InformationRequest, Option, Report
from db.responses import Response
from db.vocabulary import (
    ConsultationReply,
    ReportStatus,
    ResponseStatus,
    Role,
)


def waiting_reports(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Reports that wait for their author, an assessor or a focal point."""
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
                lines.append(report_line(Need.SUBMIT, report, "you, the author", due=None, at=at, mine=True))
            case ReportStatus.SUBMITTED:
                mine = not author and actor.has(Role.ANALYST, Role.FOCAL_POINT)
                who = "an assessor who is not the author"
                lines.append(report_line(Need.ASSESS, report, who, due=report.assess_by, at=at, mine=mine))
            case ReportStatus.ASSESSED:
                lines.append(report_line(Need.ESCALATE, report, "a focal point", due=None, at=at, mine=focal))
            case ReportStatus.DECIDED | ReportStatus.RESPONDING if report.id not in pending:
                lines.append(
                    report_line(Need.REVIEW_REPORT, report, "a focal point", due=None, at=at, mine=focal)
                )
            case ReportStatus.REVIEWED:
                lines.append(report_line(Need.CLOSE, report, "a focal point", due=None, at=at, mine=focal))
    return lines


def waiting_escalations(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Reports that wait for the addressed office, and its questions."""
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
        lines.append(report_line(need, report, office, due=due, at=at, mine=mine))
        if at > escalation.decide_by:
            due = escalation.decide_by
            lines.append(report_line(Need.REFER_UP, report, "a focal point", due=due, at=at, mine=focal))
        questions = session.scalars(
            sa.select(InformationRequest).where(
                InformationRequest.escalation_id == escalation.id, InformationRequest.answered_at.is_(None)
            )
        )
        lines += [
            report_line(
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


def waiting_responses(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Measures that wait for their lead."""
    rows = session.execute(
        sa.select(Response, Report, Office.name)
        .join(Report, Report.id == Response.report_id)
        .join(Office, Office.id == Response.lead_office_id)
        .where(Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED]))
    )
    return [
        report_line(
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


def waiting_consultations(session: Session, actor: Actor) -> list[DeskLine]:
    """Departments that were asked and have not replied."""
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
