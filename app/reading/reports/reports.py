"""Early-warning reports as lists show them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.reading.authority.effects import pending_rows
from app.reading.ministry.names import country_of
from app.reading.ministry.roles import a_focal_point
from app.refusals import BadInput
from app.rules.entry.texts import shown
from db.people import Office, Person
from db.reports import Escalation, Report
from db.responses import Response
from db.vocabulary import DecisionEffect, Phase, ReportStatus, ResponseStatus, Urgency
from language import plural, tr
from language.lists import and_list


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report in a list. ``begun_at``: when its draft was begun; ``since``: when it came to its status.

    ``due_at`` is the deadline of the step that is waited for, if there is one.
    """

    report_id: str
    number: str
    title: str
    country: str
    country_name: str
    author_id: str
    author: str
    status: ReportStatus
    begun_at: datetime
    since: datetime
    urgency: Urgency | None
    proposed_phase: Phase | None
    marking: str
    waits_for: str
    due_at: datetime | None


def report_lines(
    session: Session, *, country: str | None = None, only: Collection[str] | None = None
) -> tuple[ReportLine, ...]:
    """All reports, the newest first; or those of one country, or ``only`` those of these identifiers."""
    statement = (
        sa.select(Report, Person.name, Escalation, Office.name, some_response_goes_on(Report.id))
        .join(Person, Person.id == Report.author_id)
        .outerjoin(Escalation, sa.and_(Escalation.report_id == Report.id, Escalation.ended_at.is_(None)))
        .outerjoin(Office, Office.id == Escalation.office_id)
        .order_by(Report.number.desc())
    )
    if country is not None:
        statement = statement.where(Report.country == country)
    if only is not None:
        statement = statement.where(Report.id.in_(only))
    focal = a_focal_point(session)
    pending: dict[str, list[tuple[str, DecisionEffect]]] = {}
    for decision, report, _option, effect in pending_rows(session):
        pending.setdefault(report.id, []).append((decision.number, effect))
    return tuple(
        _line(
            report,
            author,
            escalation,
            waits_for(
                report.status,
                office,
                responses_go_on=going_on,
                pending=pending.get(report.id, ()),
                focal=focal,
            ),
        )
        for report, author, escalation, office, going_on in session.execute(statement)
    )


def _line(report: Report, author: str, escalation: Escalation | None, waits: str) -> ReportLine:
    due = report.assess_by if report.status is ReportStatus.SUBMITTED else None
    return ReportLine(
        report_id=report.id,
        number=report.number,
        title=report.title,
        country=report.country,
        country_name=country_of(report),
        author_id=report.author_id,
        author=author,
        status=report.status,
        begun_at=report.created_at,
        since=report.status_since,
        urgency=report.urgency,
        proposed_phase=report.proposed_phase,
        marking=report.marking,
        waits_for=waits,
        due_at=escalation.decide_by if escalation else due,
    )


def some_response_goes_on(report_id: sa.ColumnElement[str] | InstrumentedAttribute[str] | str) -> sa.Exists:
    """Whether a measure of a report is yet to be completed or halted."""
    return sa.exists().where(
        Response.report_id == report_id, Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED])
    )


def waits_for(
    status: ReportStatus,
    office: str | None,
    *,
    responses_go_on: bool,
    pending: Sequence[tuple[str, DecisionEffect]],
    focal: str = "",
) -> str:
    """Who moves a report next, in words. ``pending``: its decisions that are not complete; a review waits for them.

    ``focal``: the focal points by name, where they are few enough to be named.
    """
    focal = focal or tr("a focal point")
    if status in _AFTER_DECISION and not responses_go_on:
        return _completes(pending) if pending else tr("{names}, to review it", names=focal)
    return {
        ReportStatus.DRAFT: tr("its author, to submit it"),
        ReportStatus.SUBMITTED: tr("an assessor who is not the author"),
        ReportStatus.ASSESSED: tr("{names}, to add options and escalate it", names=focal),
        ReportStatus.ESCALATED: tr("a decision of {office}", office=office),
        ReportStatus.DECIDED: tr("{names}, to review it", names=focal),
        ReportStatus.RESPONDING: tr("the leads of its responses, then a review"),
        ReportStatus.REVIEWED: tr("{names}, to close it", names=focal),
        ReportStatus.CLOSED: tr("nobody"),
        ReportStatus.WITHDRAWN: tr("nobody"),
    }[status]


_AFTER_DECISION = frozenset({ReportStatus.DECIDED, ReportStatus.RESPONDING})


def _completes(pending: Sequence[tuple[str, DecisionEffect]]) -> str:
    """What completes the first of these decisions, and those that wait for the same."""
    first = pending[0][1]
    numbers = [number for number, effect in pending if effect is first]
    match first:
        case DecisionEffect.PENDING_SECOND_SIGNATURE:
            return plural(
                "a second signature on decision {numbers}",
                "a second signature on decisions {numbers}",
                len(numbers),
                numbers=and_list(numbers),
            )
        case DecisionEffect.PENDING_RATIFICATION:
            return plural(
                "the ratification of decision {numbers}",
                "the ratification of decisions {numbers}",
                len(numbers),
                numbers=and_list(numbers),
            )
        case _:
            return confirms(numbers)


def confirms(numbers: Sequence[str]) -> str:
    """Who confirms the record of these decisions from paper, in words: one paper holds several."""
    return plural(
        "a second person to confirm the record of decision {numbers}",
        "a second person to confirm the records of decisions {numbers}",
        len(numbers),
        numbers=and_list(numbers),
    )


def report_by_number(session: Session, number: str) -> Report:
    """The report with an issued number.

    Raises:
        BadInput: there is none.
    """
    wanted = sa.select(Report).where(Report.number == number.strip().upper())
    report = session.scalars(wanted).one_or_none() if number.isascii() else None
    if report is None:
        raise BadInput(
            "report",
            tr("There is no report {number}.", number=shown(number)),
            remedy=tr("List the reports to see their numbers."),
        )
    return report


def report_key(session: Session, key: str) -> str:
    """The identifier of a report named by it or by its issued number.

    Raises:
        BadInput: there is none.
    """
    if session.get(Report, key) is not None:
        return key
    return report_by_number(session, key).id
