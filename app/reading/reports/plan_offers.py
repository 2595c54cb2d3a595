"""What agreed action plans offer to a report as options (S-36)."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.matters import assessed_phase
from app.reading.plans.plan_measures import MeasureView
from app.reading.plans.plans import PlanView, agreed_plans
from db.reports import Option, Report
from db.vocabulary import ReportStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOffer:
    """A plan with the measures that can still become options. ``of_phase``: it is the plan of the assessed phase.

    A measure in own words is left out: no office holds a power for it.
    """

    plan: PlanView
    measures: tuple[MeasureView, ...]
    of_phase: bool


def plan_offers(session: Session, report_id: str, today: date) -> tuple[PlanOffer, ...]:
    """The agreed plans of the report's country, the one of the assessed phase first."""
    report = session.get_one(Report, report_id)
    phase = assessed_phase(session, report_id)
    taken = set(
        session.scalars(
            sa.select(Option.measure_id).where(
                Option.report_id == report_id,
                Option.dropped_at.is_(None),
                Option.measure_id.is_not(None),
            )
        )
    )
    offers = (
        PlanOffer(
            plan=plan,
            measures=tuple(one for one in plan.measures if one.tool and one.measure_id not in taken),
            of_phase=plan.phase is phase,
        )
        for plan in agreed_plans(session, report.country, today)
    )
    return tuple(sorted(offers, key=lambda offer: (not offer.of_phase, offer.plan.phase.rank)))


def reports_that_take(session: Session, country: str) -> tuple[str, ...]:
    """Numbers of the reports of a country that wait for their options, the newest first."""
    return tuple(
        session.scalars(
            sa.select(Report.number)
            .where(Report.country == country, Report.status == ReportStatus.ASSESSED)
            .order_by(Report.number.desc())
        )
    )
