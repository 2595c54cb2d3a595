"""Reports, questions, responses and consultations that wait."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import not_refused, pending_rows
from app.reading.ministry.names import country_of, person_named
from app.reading.ministry.roles import a_focal_point
from app.reading.reports.going_on import responses_going_on
from app.reading.reports.refused_records import acknowledged_at
from app.reading.reports.standing import exercised_by, missing_in_drafts
from app.reading.reports.writers import draft_writers
from app.reading.waiting.lines import DeskLine, Need, report_line
from db.actor import Actor
from db.decisions import Decision
from db.people import Office
from db.reports import Consultation, Escalation, InformationRequest, Option, Report
from db.vocabulary import ConsultationReply, Outcome, ReportStatus, Role, words
from language import plural, tr
from language.phrases import headed

_AFTER_DECISION = (ReportStatus.DECIDED, ReportStatus.RESPONDING)
_WAITING = (
    ReportStatus.DRAFT,
    ReportStatus.SUBMITTED,
    ReportStatus.ASSESSED,
    *_AFTER_DECISION,
    ReportStatus.REVIEWED,
)
"""Statuses in which a report itself waits for someone; one that is escalated waits as its escalation."""


def waiting_reports(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Reports that wait for their author, an assessor or a focal point.

    A draft waits for its author; whoever else wrote in it sees that it does, as do a focal point and an auditor.
    """
    focal = actor.has(Role.FOCAL_POINT)
    # A review waits for every response, and for every decision that is not complete.
    pending = {
        *(one.report.id for one in responses_going_on(session)),
        *(report.id for _, report, _, _ in pending_rows(session)),
    }
    reports = session.scalars(
        sa.select(Report).where(Report.status.in_(_WAITING)).order_by(Report.number)
    ).all()
    wrote = _wrote(session, actor, reports)
    drafts = [one for one in reports if one.status is ReportStatus.DRAFT and _sees(actor, one, wrote)]
    lacking = missing_in_drafts(session, drafts)
    lines = []
    for report in reports:
        author = report.author_id == actor.person_id
        who, due, mine, what = a_focal_point(session), None, focal, ""
        match report.status:
            case ReportStatus.DRAFT if report.id in lacking:
                need, who, mine = Need.SUBMIT, tr("you, the author"), author
                if not author:
                    who = person_named(session, report.author_id).name
                lacks = len(lacking[report.id])
                if lacks:
                    need, what = Need.COMPLETE, _draft_lacks(report, lacks)
            case ReportStatus.SUBMITTED:
                need, who, due = Need.ASSESS, tr("an assessor who is not the author"), report.assess_by
                mine = actor.has(Role.ANALYST, Role.FOCAL_POINT) and report.id not in wrote
            case ReportStatus.ASSESSED:
                need = Need.ESCALATE
            case ReportStatus.DECIDED | ReportStatus.RESPONDING if report.id not in pending:
                need = Need.REVIEW_REPORT
            case ReportStatus.REVIEWED:
                need = Need.CLOSE
            case _:
                continue
        lines.append(
            report_line(need, report, who, due=due, at=at, since=report.status_since, mine=mine, what=what)
        )
    return lines


def _wrote(session: Session, actor: Actor, reports: Sequence[Report]) -> frozenset[str]:
    """Those of the reports that wait to be sent on or assessed in which ``actor`` wrote; only analysts and focal points do."""
    if not actor.has(Role.ANALYST, Role.FOCAL_POINT):
        return frozenset()
    early = [one for one in reports if one.status in {ReportStatus.DRAFT, ReportStatus.SUBMITTED}]
    writers = draft_writers(session, early)
    return frozenset(report_id for report_id, people in writers.items() if actor.person_id in people)


def _sees(actor: Actor, report: Report, wrote: Collection[str]) -> bool:
    """Whoever answers for warnings, or wrote in one, sees those that nobody has sent on their way yet."""
    return (
        report.author_id == actor.person_id
        or actor.has(Role.FOCAL_POINT, Role.AUDITOR)
        or (actor.has(Role.ANALYST) and report.id in wrote)
    )


def _draft_lacks(report: Report, lacks: int) -> str:
    """``Ukraine: Mass graves. 5 things are missing.``"""
    said = plural("{count:,} thing is missing.", "{count:,} things are missing.", lacks)
    titled = headed(country_of(report), report.title)
    return said if not report.title else f"{titled}. {said}"


def waiting_escalations(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Reports that wait for the addressed office, and its questions."""
    lines = []
    focal = actor.has(Role.FOCAL_POINT)
    offices = exercised_by(session, actor.person_id, at)
    waiting = session.execute(
        sa.select(Escalation, Report, Office.name, acknowledged_at())
        .join(Report, Report.id == Escalation.report_id)
        .join(Office, Office.id == Escalation.office_id)
        .where(Escalation.ended_at.is_(None))
    )
    for escalation, report, office, acknowledged in waiting:
        need, due = Need.DECIDE, escalation.decide_by
        if acknowledged is None and at <= escalation.acknowledge_by:
            need, due = Need.ACKNOWLEDGE, escalation.acknowledge_by
        mine = escalation.office_id in offices
        lines.append(
            report_line(need, report, office, due=due, at=at, since=escalation.escalated_at, mine=mine)
        )
        if at > escalation.decide_by:
            over = escalation.decide_by
            lines.append(
                report_line(
                    Need.REFER_UP, report, a_focal_point(session), due=over, at=at, since=over, mine=focal
                )
            )
    return [*lines, *_questions(session, actor, at)]


def _questions(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """What an addressed office asked, and nobody has answered."""
    rows = session.execute(
        sa.select(InformationRequest, Report)
        .join(Escalation, Escalation.id == InformationRequest.escalation_id)
        .join(Report, Report.id == Escalation.report_id)
        .where(Escalation.ended_at.is_(None), InformationRequest.answered_at.is_(None))
    )
    mine = actor.has(Role.FOCAL_POINT, Role.ANALYST)
    return [
        report_line(
            Need.ANSWER,
            report,
            tr("the desk"),
            due=question.due_at,
            at=at,
            since=question.asked_at,
            mine=mine,
            what=question.question,
        )
        for question, report in rows
    ]


def waiting_responses(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Measures that wait for their lead."""
    offices = exercised_by(session, actor.person_id, at)
    return [
        report_line(
            Need.CARRY_OUT,
            one.report,
            one.lead,
            due=None,
            at=at,
            since=one.response.started_at or one.response.opened_at,
            mine=one.response.lead_office_id in offices,
            what=tr(
                "{response_number} is {status}",
                response_number=one.response.number,
                status=words(one.response.status).lower(),
            ),
            part=f"response/{one.response.number}",
        )
        for one in responses_going_on(session)
    ]


def waiting_consultations(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Departments that were asked and have not replied."""
    rows = session.execute(
        sa.select(Consultation, Report)
        .join(Option, Option.id == Consultation.option_id)
        .join(Report, Report.id == Option.report_id)
        .where(
            Consultation.reply == ConsultationReply.NO_REPLY,
            Report.status.in_([ReportStatus.ASSESSED, ReportStatus.ESCALATED]),
            Option.dropped_at.is_(None),
            # What has been decided asks nobody any more.
            ~sa.exists().where(
                Decision.option_id == Option.id, Decision.outcome != Outcome.DEFER, not_refused()
            ),
        )
    )
    focal = actor.has(Role.FOCAL_POINT)
    return [
        report_line(
            Need.CONSULTATION,
            report,
            consultation.department,
            due=None,
            at=at,
            since=consultation.asked_at,
            mine=focal,
            what=tr("{department} has not replied", department=consultation.department),
            part=f"options/{consultation.option_id}",
        )
        for consultation, report in rows
    ]
