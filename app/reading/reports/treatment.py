"""Whether what protects people protects all alike: responses and options with their newest check (S-62)."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_toolbox
from app.reading.plans.plan_measures import CheckView, checks_by
from app.rules.plans.plans import Finding, treatment_finding
from db.decisions import Decision
from db.plans import TreatmentCheck
from db.reports import Option, Report
from db.responses import Response
from db.vocabulary import ResponseStatus
from db.vocabulary.plans import Treatment
from db.vocabulary.toolbox import OutcomeClass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectingResponse:
    """A response of a tool that protects. ``finding`` is what there is to warn of, or none."""

    response_id: str
    number: str
    report: str
    title: str
    status: ResponseStatus
    checks: tuple[CheckView, ...]
    finding: Finding | None


def protecting_responses(session: Session, country: str) -> tuple[ProtectingResponse, ...]:
    """The responses of a country that protect people, the newest first."""
    protecting = {
        tool.code for tool in current_toolbox(session) if tool.outcome_class is OutcomeClass.PROTECTION
    }
    rows = session.execute(
        sa.select(Response, Option.title, Report.number)
        .join(Decision, Decision.id == Response.decision_id)
        .join(Option, Option.id == Decision.option_id)
        .join(Report, Report.id == Response.report_id)
        .where(Report.country == country, Option.tool.in_(protecting))
        .order_by(Response.number.desc())
    ).all()
    every = checks_by(
        session, TreatmentCheck.response_id, [response.id for response, _title, _report in rows]
    )
    found = []
    for response, title, report in rows:
        checks = tuple(every[response.id])
        newest = checks[-1].finding if checks else None
        found.append(
            ProtectingResponse(
                response_id=response.id,
                number=response.number,
                report=report,
                title=title,
                status=response.status,
                checks=checks,
                finding=treatment_finding(None, response.number, newest),
            )
        )
    return tuple(found)


def newest_check(session: Session, option: Option) -> Treatment | None:
    """What was found last: of its response once there is one, or of the measure of a plan that it was taken from."""
    of_response = (
        sa.select(Response.id)
        .join(Decision, Decision.id == Response.decision_id)
        .where(Decision.option_id == option.id)
    )
    return session.scalars(
        sa.select(TreatmentCheck.finding)
        .where(
            sa.or_(
                TreatmentCheck.response_id.in_(of_response),
                sa.and_(
                    TreatmentCheck.measure_id.is_not(None), TreatmentCheck.measure_id == option.measure_id
                ),
            )
        )
        .order_by(TreatmentCheck.checked_on.desc(), TreatmentCheck.recorded_at.desc())
        .limit(1)
    ).first()
